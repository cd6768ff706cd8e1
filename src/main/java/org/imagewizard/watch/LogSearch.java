package org.imagewizard.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.imagewizard.base.task.Cancellation;

/**
 * Looks through the files that {@link LogFiles} wrote, line by line: what is held in memory at once
 * is one line and the newest of those that were found.
 */
public final class LogSearch {
  /** Characters of a line that are looked at, and kept; a program may print one without an end. */
  private static final int LONGEST = 64 * 1024;

  private static final int KEPT = 2_000;
  private static final Comparator<LogLine> BY_TIME = Comparator.comparing(LogLine::time);

  private final int most;

  /**
   * @param most lines that are given back, the newest; all that are found are counted
   */
  public LogSearch(int most) {
    this.most = most;
  }

  /**
   * @param lines in the order of their time
   * @param hits all that were found, at least as many as there are lines
   * @param looked lines that were looked at
   */
  public record Found(List<LogLine> lines, long hits, long looked) {
    public Found {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Blocks while it reads, up to 200 MiB for each service.
   *
   * @param folder nothing is found where it is missing
   * @throws org.imagewizard.base.problem.ProblemException kind CANCELLED
   */
  public Found in(Path folder, Predicate<LogLine> wanted, Cancellation cancellation) {
    Run run = new Run(wanted, cancellation);
    for (Path file : files(folder)) {
      run.read(file);
    }
    List<LogLine> lines = new ArrayList<>(run.newest);
    lines.sort(BY_TIME);
    return new Found(lines, run.hits, run.looked);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> !LogFiles.service(file).isEmpty()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Run {
    private final Predicate<LogLine> wanted;
    private final Cancellation cancellation;
    private final PriorityQueue<LogLine> newest = new PriorityQueue<>(BY_TIME);
    private long hits;
    private long looked;

    Run(Predicate<LogLine> wanted, Cancellation cancellation) {
      this.wanted = wanted;
      this.cancellation = cancellation;
    }

    void read(Path file) {
      String service = LogFiles.service(file);
      // Made from a character set, a reader forgives stray bytes, which programs do print.
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), 1 << 16)) {
        StringBuilder line = new StringBuilder();
        while (next(in, line)) {
          cancellation.check();
          look(service, line.toString());
        }
      } catch (NoSuchFileException e) {
        // Made room for a new one meanwhile, which is read as well.
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void look(String service, String text) {
      looked++;
      int blank = text.indexOf(' ');
      if (blank < 0) {
        return;
      }
      LogLine line =
          new LogLine(service, "", "", text.substring(0, blank), text.substring(blank + 1));
      if (!wanted.test(line)) {
        return;
      }
      hits++;
      newest.add(line.line().length() > KEPT ? cut(line) : line);
      if (newest.size() > most) {
        newest.remove();
      }
    }

    private LogLine cut(LogLine line) {
      return new LogLine(
          line.service(), "", "", line.time(), line.line().substring(0, KEPT) + " …");
    }
  }

  /** Fills in the next line, as much of it as is looked at; false at the end. */
  private static boolean next(BufferedReader in, StringBuilder line) throws IOException {
    line.setLength(0);
    int read = in.read();
    if (read < 0) {
      return false;
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (line.length() < LONGEST) {
        line.append((char) read);
      }
    }
    return true;
  }
}
