package org.imagewizard.catalog.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;

/**
 * How large a request's body an nginx takes.
 *
 * @param bytes 0 for any
 */
public record NginxLimit(long bytes, Location at) {
  private static final Pattern LIMIT =
      Pattern.compile("^\\s*client_max_body_size\\s+(\\d{1,12})([kKmMgG]?)\\s*;");
  private static final long LARGEST = 1_000_000;
  private static final int LEVELS = 3;
  private static final int MOST_FILES = 50;

  /** Images that are the wizard's guard have a limit of their own, for other requests. */
  private static final String GUARD = "docker-guard";

  /** Those in files that nginx services of the server read. */
  public static List<NginxLimit> in(
      Map<String, YamlValue.Mapping> services, Path folder, UnaryOperator<String> fill) {
    List<NginxLimit> limits = new ArrayList<>();
    services.forEach(
        (name, service) -> {
          ServiceForms forms = new ServiceForms(service);
          if (forms.image().startsWith("nginx") && !name.equals(GUARD)) {
            forms
                .mounts()
                .forEach(
                    (inside, mount) -> {
                      if (inside.startsWith("/etc/nginx")) {
                        files(folder, fill.apply(mount.text()))
                            .forEach(file -> limits.addAll(read(file)));
                      }
                    });
          }
        });
    return limits;
  }

  private static List<Path> files(Path folder, String source) {
    try {
      Path mounted = folder.resolve(source).normalize();
      return FilesBelow.of(mounted, LEVELS, ".*").stream().limit(MOST_FILES).toList();
    } catch (InvalidPathException e) {
      // No path of this computer.
      return List.of();
    }
  }

  private static List<NginxLimit> read(Path file) {
    List<NginxLimit> limits = new ArrayList<>();
    try {
      if (Files.size(file) <= LARGEST) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          Matcher limit = LIMIT.matcher(lines.get(i));
          if (limit.find()) {
            limits.add(
                new NginxLimit(
                    Long.parseLong(limit.group(1)) * factor(limit.group(2)),
                    new Location(file.toString(), i + 1, 1)));
          }
        }
      }
    } catch (IOException e) {
      // Not text, or not readable for this person: then it is not seen.
      return List.of();
    }
    return limits;
  }

  private static long factor(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "k" -> 1L << 10;
      case "m" -> 1L << 20;
      case "g" -> 1L << 30;
      default -> 1L;
    };
  }
}
