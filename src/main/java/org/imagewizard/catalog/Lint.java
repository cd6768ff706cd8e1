package org.imagewizard.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.Remark.Kind;
import org.imagewizard.catalog.front.HandMadeFront;
import org.jspecify.annotations.Nullable;

/** Looks for what goes wrong in a folder set up by hand, beyond what Compose itself refuses. */
final class Lint {
  private static final Pattern MAY_BE_KEY = Pattern.compile("KEY|SECRET|TOKEN|PASSWORD");

  private final Project project;
  private final List<YamlValue.Mapping> layers;
  private final Map<String, YamlValue.Mapping> selected;
  private final Interpolation variables;
  private final HandMadeFront front;
  private final NetworkLint networks;
  private final List<Remark> remarks = new ArrayList<>();

  /**
   * @param layers the project's files, base first
   * @param merged what they mean together
   * @param variables what is set, by the env file and the process
   */
  Lint(
      Project project,
      List<YamlValue.Mapping> layers,
      YamlValue.Mapping merged,
      Map<String, String> variables) {
    this.project = project;
    this.layers = layers;
    this.selected = selected(project, merged);
    this.variables = new Interpolation(variables);
    this.front = new HandMadeFront(project.folder(), selected, variables);
    this.networks = new NetworkLint(selected, merged, this.variables);
  }

  /** The remarks most harmful first. */
  Inspection run(List<List<String>> rivals) {
    if (selected.isEmpty()) {
      remarks.add(Remark.of(Kind.NOTHING_SELECTED, List.of()));
    }
    envFiles();
    groups();
    unset();
    remarks.addAll(networks.run(front.inStack()));
    remarks.addAll(new DeviceLint(layers).run(selected.keySet()));
    for (List<String> pair : rivals) {
      if (selected.keySet().containsAll(pair)) {
        remarks.add(Remark.of(Kind.RIVALS, pair, pair.getFirst(), pair.getLast()));
      }
    }
    remarks.addAll(new TraefikLint(front).run(selected, project.folder(), variables));
    return new Inspection(project.files(), remarks, front.read(), networks.external());
  }

  /** Services that a plain "up" starts. */
  private static Map<String, YamlValue.Mapping> selected(
      Project project, YamlValue.Mapping merged) {
    Map<String, YamlValue.Mapping> selected = new LinkedHashMap<>();
    if (merged.entries().get("services") instanceof YamlValue.Mapping services) {
      services
          .entries()
          .forEach(
              (name, value) -> {
                if (value instanceof YamlValue.Mapping service && active(project, service)) {
                  selected.put(name, service);
                }
              });
    }
    return selected;
  }

  private static boolean active(Project project, YamlValue.Mapping service) {
    if (!(service.entries().get("profiles") instanceof YamlValue.Sequence profiles)
        || profiles.items().isEmpty()) {
      return true;
    }
    return project.profiles().contains("*")
        || profiles.items().stream()
            .anyMatch(item -> project.profiles().contains(String.valueOf(item.plain())));
  }

  private void envFiles() {
    Map<String, List<String>> missing = new TreeMap<>();
    Map<String, Location> places = new LinkedHashMap<>();
    Set<String> open = new TreeSet<>();
    selected.forEach(
        (name, service) -> {
          for (YamlValue item : items(service.entries().get("env_file"))) {
            String path = variables.fill(path(item));
            Path file = project.folder().resolve(path).normalize();
            boolean exists = Files.isRegularFile(file);
            if (!exists && !optional(item)) {
              missing.computeIfAbsent(path, one -> new ArrayList<>()).add(name);
              places.putIfAbsent(path, item.at());
            } else if (exists && othersRead(file)) {
              open.add(path);
            }
          }
        });
    missing.forEach(
        (path, services) ->
            remarks.add(
                Remark.of(Kind.ENV_FILE_MISSING, services, path, services.size())
                    .in(places.getOrDefault(path, new Location(path, 1, 1)))));
    open.forEach(path -> remarks.add(Remark.of(Kind.ENV_FILE_OPEN, List.of(), path)));
  }

  private static String path(YamlValue item) {
    YamlValue path = item instanceof YamlValue.Mapping form ? form.entries().get("path") : item;
    return path == null ? "" : String.valueOf(path.plain()).replaceFirst("^(\\./)+", "");
  }

  private static boolean optional(YamlValue item) {
    return item instanceof YamlValue.Mapping form
        && form.entries().get("required") instanceof YamlValue.Scalar required
        && Boolean.FALSE.equals(required.value());
  }

  /** Whether a file that sets something that may be a key is open to everybody. */
  private static boolean othersRead(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
          && EnvFile.read(file).keySet().stream().anyMatch(name -> MAY_BE_KEY.matcher(name).find());
    } catch (IOException | UnsupportedOperationException | ProblemException e) {
      // Another file system, or a file that whoever reads its values complains about.
      return false;
    }
  }

  private void groups() {
    selected.forEach(
        (name, service) -> {
          for (YamlValue group : items(service.entries().get("group_add"))) {
            String text = String.valueOf(group.plain());
            if (variables.fill(text).isBlank()) {
              remarks.add(Remark.of(Kind.GROUP_BLANK, List.of(name), name, text).in(group.at()));
            }
          }
        });
  }

  private void unset() {
    Map<String, List<String>> users = new TreeMap<>();
    Map<String, Location> places = new LinkedHashMap<>();
    selected.forEach(
        (name, service) ->
            service
                .entries()
                .forEach(
                    (key, value) -> {
                      // A blank group is a remark of its own.
                      if (!key.equals("group_add")) {
                        unset(name, value, users, places);
                      }
                    }));
    users.forEach(
        (variable, services) ->
            remarks.add(
                Remark.of(Kind.VARIABLE_UNSET, services, variable, services.size())
                    .in(Optional.ofNullable(places.get(variable)).orElseThrow())));
  }

  private void unset(
      String service,
      YamlValue value,
      Map<String, List<String>> users,
      Map<String, Location> places) {
    switch (value) {
      case YamlValue.Mapping mapping ->
          mapping.entries().values().forEach(one -> unset(service, one, users, places));
      case YamlValue.Sequence list ->
          list.items().forEach(one -> unset(service, one, users, places));
      case YamlValue.Scalar scalar when scalar.value() instanceof String text -> {
        for (String variable : variables.unset(text)) {
          List<String> known = users.computeIfAbsent(variable, one -> new ArrayList<>());
          if (!known.contains(service)) {
            known.add(service);
          }
          places.putIfAbsent(variable, scalar.at());
        }
      }
      case YamlValue.Scalar other -> {}
    }
  }

  static List<YamlValue> items(@Nullable YamlValue value) {
    return switch (value) {
      case null -> List.of();
      case YamlValue.Sequence list -> list.items();
      case YamlValue nothing when nothing.isNull() -> List.of();
      case YamlValue other -> List.of(other);
    };
  }
}
