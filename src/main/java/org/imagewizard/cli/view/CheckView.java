package org.imagewizard.cli.view;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.cli.session.Session;
import org.imagewizard.machine.CheckGroup;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Finding.Status;
import org.imagewizard.machine.FindingKind;

/**
 * The findings of a system check under three headings, the worst first, the verdict first on each
 * line.
 */
public final class CheckView {
  private final Session session;

  public CheckView(Session session) {
    this.session = session;
  }

  public void print(CheckReport report) {
    session.say(
        report.ready() ? "check.ready" : "check.not-ready",
        summary(report),
        new Units(session).seconds(report.seconds()));
    all(report);
  }

  /** "1 problem, 2 warnings, 9 in order, 1 skipped". */
  public String summary(CheckReport report) {
    return session.text(
        "check.counts",
        count(report, Status.FAIL),
        count(report, Status.WARN),
        count(report, Status.OK),
        count(report, Status.SKIP));
  }

  private static int count(CheckReport report, Status status) {
    return (int) report.findings().stream().filter(one -> one.status() == status).count();
  }

  /** Under headings; what is skipped for one reason is told once, where it comes first. */
  public void all(CheckReport report) {
    Set<Phrase> told = new HashSet<>();
    CheckGroup.of(report.findings())
        .forEach(
            (group, findings) -> {
              List<Finding> own =
                  findings.stream().filter(one -> shared(one).map(told::add).orElse(true)).toList();
              if (!own.isEmpty()) {
                session.print("");
                session.say("check.group", group.title().in(session.locale()));
                own.forEach(
                    one ->
                        shared(one)
                            .ifPresentOrElse(
                                reason -> skippedAlike(report, reason), () -> finding(one)));
              }
            });
  }

  private static Optional<Phrase> shared(Finding finding) {
    return finding.kind().flatMap(FindingKind::sharedReason);
  }

  /** One line for all that are skipped for the same reason. */
  private void skippedAlike(CheckReport report, Phrase reason) {
    String ids =
        report.findings().stream()
            .filter(one -> shared(one).equals(Optional.of(reason)))
            .map(Finding::id)
            .collect(Collectors.joining(", "));
    session.item(
        session.text("check.state.skip") + " " + reason.in(session.locale()) + " (" + ids + ")");
  }

  /** Only what needs a person's eye. */
  public void troubles(CheckReport report) {
    report.findings().stream()
        .sorted(Finding.WORST_FIRST)
        .filter(one -> one.status() == Status.FAIL || one.status() == Status.WARN)
        .forEach(this::finding);
  }

  private void finding(Finding finding) {
    String summary = finding.summary(session.locale()).replaceFirst("\\.$", "");
    session.item(
        session.text("check.state." + word(finding.status()))
            + " "
            + summary
            + " ("
            + finding.id()
            + ")");
    if (finding.status() == Status.FAIL || finding.status() == Status.WARN) {
      finding.evidence(session.locale()).forEach(line -> session.item("  " + line));
      String consequence = finding.consequence(session.locale());
      if (!consequence.isEmpty()) {
        session.item("  " + consequence);
      }
      finding.fixes().stream()
          .limit(1)
          .forEach(fix -> session.item("  " + session.text("check.fix", fix.id())));
      if (!finding.link().isEmpty()) {
        session.item("  " + session.text("check.link", finding.link()));
      }
    }
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
