package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.plan.DeploymentPlan;
import org.jspecify.annotations.Nullable;

/** The plan's settings that change a service here and there: logs, restart, replicas, cache. */
final class Tuning {
  /** Upstream's own cache size in MiB; with it its command is left alone. */
  private static final int UPSTREAM_CACHE = 4096;

  private static final Pattern MEMORY = Pattern.compile("(^|\\s)-m\\s*\\d+");

  private Tuning() {}

  /** Log files that cannot fill the disk; a driver that the source chose is left alone. */
  static void logging(Map<String, @Nullable Object> service, DeploymentPlan plan) {
    Map<String, @Nullable Object> logging = Plain.map(service, "logging");
    String driver = Plain.text(logging.get("driver"));
    if (!driver.isEmpty() && !driver.equals("json-file")) {
      return;
    }
    Map<String, @Nullable Object> next = new LinkedHashMap<>();
    next.put("driver", "json-file");
    Map<String, @Nullable Object> options = Plain.map(logging, "options");
    options.put("max-size", plan.logMaxSizeMiB() + "m");
    options.put("max-file", String.valueOf(plan.logMaxFiles()));
    next.put("options", options);
    service.put("logging", next);
  }

  static void restart(Map<String, @Nullable Object> service, DeploymentPlan plan) {
    if (plan.restart() == DeploymentPlan.Restart.UNLESS_STOPPED) {
      service.put("restart", "unless-stopped");
    }
  }

  static void replicas(Map<String, @Nullable Object> service, int wanted) {
    Map<String, @Nullable Object> deploy = Plain.map(service, "deploy");
    Object written = deploy.containsKey("replicas") ? deploy.get("replicas") : service.get("scale");
    if (Plain.text(written == null ? 1 : written).equals(String.valueOf(wanted))) {
      return;
    }
    service.remove("scale");
    deploy.put("replicas", wanted);
    service.put("deploy", deploy);
    if (wanted > 1) {
      // Two containers cannot share a name.
      service.remove("container_name");
    }
  }

  /** memcached's {@code -m}, in a command line or a list of words. */
  static void cache(Map<String, @Nullable Object> service, int mebibytes) {
    if (mebibytes == UPSTREAM_CACHE) {
      return;
    }
    Object command = service.get("command");
    if (command instanceof List<?> words) {
      List<@Nullable Object> next = new ArrayList<>(words);
      int at = next.indexOf("-m");
      if (at >= 0 && at + 1 < next.size()) {
        next.set(at + 1, String.valueOf(mebibytes));
      } else {
        next.addAll(List.of("-m", String.valueOf(mebibytes)));
      }
      service.put("command", next);
      return;
    }
    String line = Plain.text(command);
    Matcher matcher = MEMORY.matcher(line);
    service.put(
        "command",
        matcher.find()
            ? matcher.replaceFirst("$1-m " + mebibytes)
            : (line + " -m " + mebibytes).strip());
  }
}
