package org.imagewizard.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keys with a marker at their head, middle and tail. A piece of one, in any place where no key
 * belongs, is a leak: raw, which also finds it URL-encoded, escaped and cut short, or in base64, at
 * whichever of the three offsets it stands.
 */
final class Canaries {
  private final Map<String, String> forms = new LinkedHashMap<>();
  private final Set<String> leaks = new TreeSet<>();

  Canaries(String... markers) {
    for (String marker : markers) {
      forms.put(marker, marker + " itself");
      for (int offset = 0; offset < 3; offset++) {
        forms.put(base64(marker, offset), marker + " in base64");
      }
    }
  }

  /** The characters of base64 that depend on the marker alone. */
  private static String base64(String marker, int offset) {
    String text = "x".repeat(offset) + marker;
    String encoded =
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    return encoded.substring((offset * 8 + 5) / 6, text.length() * 8 / 6);
  }

  /** Remembers every marker that is in the text. */
  synchronized void search(String place, String text) {
    forms.forEach(
        (form, what) -> {
          if (text.contains(form)) {
            leaks.add(place + ": " + what);
          }
        });
  }

  void search(String place, App.Result result) {
    search(place + ", output", result.out());
    search(place + ", errors", result.err());
  }

  /**
   * Every name and content below a folder, archives opened.
   *
   * @param allowed files in which keys belong
   */
  void searchFiles(Path folder, Set<Path> allowed) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        search("the name of " + file, file.toString());
        if (Files.isRegularFile(file) && allowed.stream().noneMatch(file::startsWith)) {
          byte[] bytes = Files.readAllBytes(file);
          search(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1));
          if (file.toString().endsWith(".zip")) {
            archive(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void archive(Path file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String text = new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1);
        search(file + ", " + entry.getName(), entry.getName() + "\n" + text);
      }
    }
  }

  /** The command line of every process, and the variables of docker's and Java's. */
  void searchProcesses() {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path process : all.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        search("a command line", read(process.resolve("cmdline")));
        if (read(process.resolve("comm")).strip().matches("java|docker|docker-compose")) {
          search("the variables of a process", read(process.resolve("environ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // The process has ended.
      return "";
    }
  }

  synchronized List<String> leaks() {
    return new ArrayList<>(leaks);
  }
}
