package org.imagewizard.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.EnvFile;
import org.imagewizard.catalog.Interpolation;

/**
 * What a written {@code compose.yaml} will run: read from the file, not from the plan, because a
 * person may have edited it.
 *
 * @param images service to image reference, variables of {@code .env} put in
 * @param externalNetworks names of networks that must exist before the start
 * @param replicas service to number of containers
 * @param warmUp services that can be told to load their models
 * @param envFiles service to the names of its env files
 * @param mounts files and folders of the engine's computer that containers see, as the file has
 *     them
 */
record ComposeFile(
    Map<String, String> images,
    Set<String> externalNetworks,
    Map<String, Integer> replicas,
    Set<String> warmUp,
    Map<String, Set<String>> envFiles,
    Set<String> mounts) {
  private static final String WARM_UP = "WARMUP_ENABLED";

  /** Without anything to warm up. */
  ComposeFile(
      Map<String, String> images, Set<String> externalNetworks, Map<String, Integer> replicas) {
    this(images, externalNetworks, replicas, Set.of(), Map.of(), Set.of());
  }

  static ComposeFile read(Deployment deployment) {
    Interpolation variables = new Interpolation(variables(deployment.folder().resolve(".env")));
    Fields root = Fields.of(YamlReader.read(deployment.composeFile()), Sentence.of("noun.compose"));
    Map<String, String> images = new LinkedHashMap<>();
    Map<String, Integer> replicas = new LinkedHashMap<>();
    Set<String> warmUp = new LinkedHashSet<>();
    Map<String, Set<String>> envFiles = new LinkedHashMap<>();
    Set<String> mounts = new LinkedHashSet<>();
    root.map("services", value -> Fields.of(value, Sentence.of("noun.service")))
        .forEach(
            (name, service) -> {
              service.text("image").ifPresent(i -> images.put(name, variables.fill(i)));
              replicas.put(name, replicas(service));
              envFiles.put(name, envFiles(service));
              mounts.addAll(mounts(service, variables));
              if (warmsUp(service)) {
                warmUp.add(name);
              }
            });
    Set<String> networks = new LinkedHashSet<>();
    root.map("networks", value -> value)
        .forEach(
            (name, value) -> {
              if (value instanceof YamlValue.Mapping) {
                Fields network = Fields.of(value, Sentence.of("noun.network"));
                if (network.flag("external", false)) {
                  networks.add(network.string("name", name));
                }
              }
            });
    return new ComposeFile(images, networks, replicas, warmUp, envFiles, mounts);
  }

  /** The same without some services. */
  ComposeFile without(Set<String> services) {
    Map<String, String> fewer = new LinkedHashMap<>(images);
    fewer.keySet().removeAll(services);
    return new ComposeFile(fewer, externalNetworks, replicas, warmUp, envFiles, mounts);
  }

  /** The same with one service only. */
  ComposeFile only(String service) {
    Set<String> others = new LinkedHashSet<>(images.keySet());
    others.remove(service);
    return without(others);
  }

  /** Whether a service reads an env file of that name. */
  boolean reads(String service, String envFile) {
    return envFiles.getOrDefault(service, Set.of()).contains(envFile);
  }

  /** Every image once, in the file's order. */
  List<String> distinctImages() {
    return new ArrayList<>(new LinkedHashSet<>(images.values()));
  }

  List<String> servicesOf(String image) {
    return images.entrySet().stream()
        .filter(entry -> entry.getValue().equals(image))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Upstream's own mark, which its scripts look for. */
  private static boolean warmsUp(Fields service) {
    YamlValue environment = service.get("environment");
    Object plain = environment == null ? null : environment.plain();
    return plain instanceof Map<?, ?> map && "true".equals(String.valueOf(map.get(WARM_UP)))
        || plain instanceof List<?> list && list.contains(WARM_UP + "=true");
  }

  /** Names without their folders; Compose takes one, a list, and a list of mappings. */
  private static Set<String> envFiles(Fields service) {
    YamlValue value = service.get("env_file");
    Set<String> names = new LinkedHashSet<>();
    List<?> all =
        value == null
            ? List.of()
            : value.plain() instanceof List<?> list ? list : List.of(String.valueOf(value.plain()));
    for (Object one : all) {
      String path = one instanceof Map<?, ?> map ? String.valueOf(map.get("path")) : "" + one;
      names.add(path.substring(path.lastIndexOf('/') + 1));
    }
    return names;
  }

  /** A volume's name has no slash and begins with no dot. */
  private static Set<String> mounts(Fields service, Interpolation variables) {
    YamlValue value = service.get("volumes");
    Set<String> paths = new LinkedHashSet<>();
    for (Object one : value != null && value.plain() instanceof List<?> all ? all : List.of()) {
      String source =
          one instanceof Map<?, ?> map
              ? "bind".equals(map.get("type")) ? variables.fill("" + map.get("source")) : ""
              : variables.fill(String.valueOf(one)).split(":", 2)[0];
      if (source.startsWith("/") || source.startsWith(".") || source.startsWith("~")) {
        paths.add(source);
      }
    }
    return paths;
  }

  private static int replicas(Fields service) {
    YamlValue deploy = service.get("deploy");
    return deploy instanceof YamlValue.Mapping
        ? (int) Fields.of(deploy, Phrase.plain("deploy")).number("replicas", 1)
        : 1;
  }

  private static Map<String, String> variables(Path file) {
    return Files.isRegularFile(file) ? EnvFile.read(file) : Map.of();
  }
}
