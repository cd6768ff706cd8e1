package org.imagewizard.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlWriter;
import org.imagewizard.catalog.LocalModel;

/** plan.yaml: strict reading (unknown keys, wrong types, future formats), stable writing. */
public final class PlanFile {
  /** The file's name in a deployment's folder. */
  public static final String NAME = "plan.yaml";

  /** The first line of every plan that this program writes. */
  public static final String HEADER =
      "# IMAGE Wizard: plan of an IMAGE server. It holds no secret.";

  private PlanFile() {}

  /**
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, with file, line and column
   */
  public static DeploymentPlan read(Path file) {
    return PlanReader.read(YamlReader.read(file));
  }

  /**
   * @param file how the text is called in messages
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, with file, line and column
   */
  public static DeploymentPlan read(String text, String file) {
    return PlanReader.read(YamlReader.read(text, file));
  }

  /** Same plan, same bytes. */
  public static String write(DeploymentPlan plan) {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("format", plan.format());
    top.put("name", plan.name());
    top.put("source", plan.source());
    top.put("channel", plan.channel());
    top.put("registry", plan.registry());
    top.put("languageModel", plan.languageModel().word());
    plan.localModel().ifPresent(model -> top.put("localModel", localModel(model)));
    top.put("port", plan.port());
    top.put("network", plan.network().word());
    top.put("networkName", plan.networkName());
    if (!plan.site().equals(Site.NONE)) {
      top.put("site", site(plan.site()));
    }
    top.put("restart", plan.restart().word());
    top.put("guard", plan.guard());
    top.put("piiLogging", plan.piiLogging());
    top.put("storeImageData", plan.storeImageData());
    top.put("memcachedMiB", plan.memcachedMiB());
    top.put("logMaxSizeMiB", plan.logMaxSizeMiB());
    top.put("logMaxFiles", plan.logMaxFiles());
    top.put("practice", plan.practice());
    top.put("withoutKeys", plan.withoutKeys());
    top.put("gpuUuids", uuids(plan));
    top.put("capabilities", plan.capabilities());
    String services = YamlWriter.write(Map.of("services", services(plan)));
    return HEADER
        + "\n# After a change: image-wizard write --plan plan.yaml --dir .\n"
        + YamlWriter.write(top)
        + "# A service's place is off, cpu or gpu:N. Its tag, when given, replaces the channel.\n"
        + services;
  }

  private static Map<String, Object> localModel(LocalModel model) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", model.id());
    entry.put("contextTokens", model.contextTokens());
    return entry;
  }

  private static Map<String, Object> site(Site site) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("domain", site.domain());
    entry.put("path", site.path());
    entry.put("traefik", site.traefik().name().toLowerCase(Locale.ROOT));
    entry.put("email", site.email());
    entry.put("certificate", site.certificate());
    entry.put("key", site.key());
    entry.put("resolver", site.resolver());
    entry.put("httpsPort", site.httpsPort());
    return entry;
  }

  private static Map<String, String> uuids(DeploymentPlan plan) {
    Map<String, String> uuids = new LinkedHashMap<>();
    new TreeMap<>(plan.gpuUuids()).forEach((index, uuid) -> uuids.put("" + index, uuid));
    return uuids;
  }

  private static List<Map<String, Object>> services(DeploymentPlan plan) {
    List<Map<String, Object>> services = new ArrayList<>();
    for (DeploymentPlan.PlannedService service : plan.services()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", service.name());
      entry.put("place", service.place().toString());
      if (service.replicas() != 1) {
        entry.put("replicas", service.replicas());
      }
      if (!service.tag().isEmpty()) {
        entry.put("tag", service.tag());
      }
      services.add(entry);
    }
    return services;
  }
}
