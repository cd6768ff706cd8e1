package org.imagewizard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The figures of one bench, and its section of {@code docs/benchmarks.md}. */
public final class Benchmark {
  private final String title;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * @param title the section's heading; a section of that name is replaced
   */
  public Benchmark(String title) {
    this.title = title;
  }

  /**
   * @param unit for example {@code ms}; empty for a ratio or a count
   */
  public Figure figure(String what, double value, String unit) {
    Figure figure = new Figure(what, value, unit);
    figures.add(figure);
    return figure;
  }

  /** One sentence below the table: how it was measured, what was not measured and why. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  /** Prints the table, and puts it in the place of this section of the page. */
  public void write() {
    String section = section();
    System.out.println("\n## " + title + "\n\n" + section);
    Path page = Path.of("docs", "benchmarks.md");
    try {
      String old = Files.exists(page) ? Files.readString(page) : "";
      Files.writeString(page, BenchmarkPage.read(old).with(title, section).text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String section() {
    StringBuilder text = new StringBuilder();
    text.append("| what | measured | beside it | ratio | promise |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    figures.forEach(figure -> text.append(figure.row()).append('\n'));
    text.append("\nMeasured on ").append(ThisComputer.inWords()).append(".\n");
    notes.forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }
}
