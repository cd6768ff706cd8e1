package org.imagewizard.machine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;

/**
 * A system check as one page of plain text, for a support thread: the worst first, with all
 * evidence. The person's home folder is written as "~"; secrets are the caller's to take out.
 */
public final class CheckPage {
  private final Locale locale;
  private final String home;
  private final StringBuilder page = new StringBuilder();

  private CheckPage(Locale locale, String home) {
    this.locale = locale;
    this.home = home;
  }

  /**
   * @param machine empty while the check still runs
   */
  public static String of(List<Finding> findings, Optional<Machine> machine, Locale locale) {
    return of(findings, machine, locale, Host.here(), Instant.now());
  }

  static String of(
      List<Finding> findings, Optional<Machine> machine, Locale locale, Host host, Instant now) {
    CheckPage page = new CheckPage(locale, host.home().toString());
    page.head(machine, now);
    findings.stream()
        .sorted(Comparator.comparingInt(one -> rank(one.status())))
        .forEach(page::finding);
    return page.page.toString();
  }

  private static int rank(Finding.Status status) {
    return switch (status) {
      case FAIL -> 0;
      case WARN -> 1;
      case OK -> 2;
      case SKIP -> 3;
    };
  }

  private void head(Optional<Machine> machine, Instant now) {
    line(0, Sentence.of("page.title", now.truncatedTo(ChronoUnit.SECONDS)));
    line(
        0,
        Sentence.of(
            "page.system",
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            System.getProperty("os.arch"),
            System.getProperty("java.version")));
    machine.ifPresent(
        one -> {
          line(
              0,
              Sentence.of(
                  "page.machine",
                  one.source().equals(SystemCheck.HERE) ? Sentence.of("page.here") : one.source(),
                  Sentence.gib(one.memoryMiB()),
                  Sentence.gib(one.memoryAvailableMiB()),
                  one.cpus(),
                  Sentence.gib(one.diskFreeMiB())));
          one.gpus()
              .forEach(
                  gpu ->
                      line(
                          0,
                          Sentence.of(
                              "page.gpu",
                              (long) gpu.index(),
                              gpu.name(),
                              gpu.usedMiB(),
                              gpu.totalMiB())));
        });
    page.append('\n');
  }

  private void finding(Finding finding) {
    String state = finding.status().name().toLowerCase(Locale.ROOT);
    String id = finding.name().isEmpty() ? finding.id() : finding.name();
    line(0, Sentence.of("page.finding", Sentence.of("page.state." + state), finding.said(), id));
    finding.proof().forEach(proof -> line(4, proof));
    String consequence = finding.consequence(locale);
    if (!consequence.isEmpty()) {
      line(4, Phrase.plain(consequence));
    }
    finding.fixes().forEach(fix -> line(4, Phrase.plain("image-wizard fix " + fix.id())));
  }

  private void line(int indent, Phrase text) {
    page.append(" ".repeat(indent)).append(text.in(locale).replace(home, "~")).append('\n');
  }
}
