package org.imagewizard.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.docker.LogDecoder;
import org.imagewizard.machine.Finding;

/**
 * What somebody who helps needs to know about a server: versions, plan, files, states, last log
 * lines, findings. Made of what can be had, also without an engine: then most of all it is needed.
 * Nothing is sent anywhere.
 */
public final class Report {
  static final String FIRST = "README.txt";
  private static final int LINES = 500;
  private static final int LONGEST_LINE = 4_000;
  private static final long LARGEST_FILE = 2_000_000;

  private final Discretion discretion;
  private final List<ReportEntry> entries = new ArrayList<>();

  /**
   * @param known takes out the secrets that the wizard was told
   */
  public Report(UnaryOperator<String> known) {
    this.discretion = new Discretion(known);
  }

  public List<ReportEntry> entries() {
    List<ReportEntry> all = new ArrayList<>();
    String names = entries.stream().map(ReportEntry::path).collect(Collectors.joining("\n  "));
    all.add(
        new ReportEntry(
            FIRST,
            "A report about an IMAGE server, made by IMAGE Wizard at %s.\n".formatted(Instant.now())
                + "Keys are left out by value, and whatever looks like one. Pictures are left"
                + " out.\n"
                + "Log lines may still hold what users of the server asked; read them first.\n\n"
                + "  "
                + names
                + "\n"));
    all.addAll(entries);
    return List.copyOf(all);
  }

  public Report add(String path, String text) {
    entries.add(new ReportEntry(path, discretion.clean(text)));
    return this;
  }

  /** The server's files: env files by their names only, the others whole. */
  public Report folder(Deployment deployment) {
    Path folder = deployment.folder();
    List<Path> files = new ArrayList<>();
    for (String place : new String[] {"", "config", "proxy", ".image-wizard"}) {
      files.addAll(regular(folder.resolve(place)));
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      try {
        String text =
            Files.size(file) > LARGEST_FILE
                ? "[left out: " + Files.size(file) + " bytes]"
                : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        boolean keys = name.startsWith("config/") && name.endsWith(".env");
        add("folder/" + name, keys ? Discretion.namesOnly(text) : text);
      } catch (IOException e) {
        add("folder/" + name, "[cannot be read: " + e.getMessage() + "]");
      }
    }
    return this;
  }

  private static List<Path> regular(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  public Report findings(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.status()).append(' ').append(finding.id()).append(": ");
      text.append(finding.summary()).append('\n');
      finding.evidence().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return add("check.txt", text.toString());
  }

  public Report status(StackStatus status) {
    StringBuilder text = new StringBuilder();
    for (StackStatus.ServiceStatus one : status.services()) {
      text.append(
          "%s: %s, health %s, %s, GPU %d of %d MiB, restarts %d. %s\n"
              .formatted(
                  one.name(),
                  one.state(),
                  one.health(),
                  one.placement(),
                  one.gpuMiB(),
                  one.estimateMiB(),
                  one.restarts(),
                  one.reason()));
    }
    status.drift().forEach(line -> text.append("drift: ").append(line).append('\n'));
    return add("status.txt", text.toString());
  }

  public Report engine(Engine engine, String project) {
    EngineInfo info = engine.info();
    List<Container> containers = engine.containers(project);
    StringBuilder text = new StringBuilder(info.toString()).append('\n');
    for (Container one : containers) {
      text.append(
          "%s: image %s, %s, %s, started %s, exit code %d%s, restarts %d, ports %s. %s\n"
              .formatted(
                  one.name(),
                  one.image(),
                  one.imageId(),
                  one.state(),
                  one.startedAt().isEmpty() ? "never" : one.startedAt(),
                  one.exitCode(),
                  one.oomKilled() ? ", no memory was left" : "",
                  one.restarts(),
                  one.ports(),
                  one.error()));
    }
    add("engine.txt", text.toString());
    containers.forEach(one -> add("logs/" + one.name() + ".log", lastLines(engine, one)));
    return this;
  }

  private static String lastLines(Engine engine, Container container) {
    Deque<String> lines = new ArrayDeque<>();
    LogDecoder decoder =
        new LogDecoder(
            container.tty(),
            (stream, time, line) -> {
              lines.add(time + " " + stream + " " + cut(line));
              if (lines.size() > LINES) {
                lines.removeFirst();
              }
            });
    try (InputStream in = engine.logs(container.id(), false, "")) {
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        decoder.feed(buffer, 0, n);
      }
      decoder.finish();
    } catch (IOException | ProblemException e) {
      lines.add("[the log cannot be read: " + e.getMessage() + "]");
    }
    return String.join("\n", lines) + "\n";
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_LINE
        ? line
        : line.substring(0, LONGEST_LINE) + " [" + line.length() + " characters in all]";
  }

  /** The end of the wizard's own log, when there is one. */
  public Report wizardLog(Optional<Path> file) {
    file.filter(Files::isRegularFile)
        .ifPresent(
            log -> {
              try (Stream<String> lines = Files.lines(log)) {
                Deque<String> last = new ArrayDeque<>();
                lines.forEach(
                    line -> {
                      last.add(line);
                      if (last.size() > LINES) {
                        last.removeFirst();
                      }
                    });
                add("wizard.log", String.join("\n", last) + "\n");
              } catch (IOException | java.io.UncheckedIOException e) {
                add("wizard.log", "[cannot be read: " + e.getMessage() + "]");
              }
            });
    return this;
  }
}
