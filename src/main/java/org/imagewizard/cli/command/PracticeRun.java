package org.imagewizard.cli.command;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.cli.session.Sentence;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.FixView;
import org.imagewizard.cli.view.LogPrinter;
import org.imagewizard.cli.view.SmokeView;
import org.imagewizard.cli.view.Units;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Practice;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.LogLine;

/** The road of {@code try}: check, mend, make, start, read, test. */
public final class PracticeRun {
  private static final int LAST_LINES = 3;

  /** The findings that matter to a practice server. */
  private static final Set<String> SAID = Set.of("engine", "compose", "host.disk");

  private final Session session;
  private final Path folder;
  private final Stream stream;
  private final long began = System.nanoTime();

  public PracticeRun(Session session, Path folder) {
    this.session = session;
    this.folder = folder;
    this.stream = new Stream(session, session.desk().catalog(Optional.empty()).services().size());
  }

  /** Everything up to the running, tested server. */
  public Progress.Done run() {
    int services = session.desk().catalog(Optional.empty()).services().size();
    note(session.text("try.begin", services));
    ready();
    try (Server server = server()) {
      Progress.Done up = server.up(false, stream, session.cancellation());
      if (!up.ok()) {
        stream.endOf(up);
      }
      logs(server);
      SmokeResult smoke = server.smoke(Optional.empty(), session.cancellation());
      note(new SmokeView(session).summary(smoke));
      boolean ok = up.ok() && smoke.ok();
      farewell(server.deployment(), ok);
      return new Progress.Done(ok, up.services());
    }
  }

  /** Its images made; where nothing is here to make them of, that is mended after consent. */
  private Server server() {
    try {
      return session.desk().practice(folder, stream, session.cancellation());
    } catch (ProblemException e) {
      if (!e.problem().id().equals(Practice.NO_BUSYBOX)) {
        throw e;
      }
      mend(e.problem().what().in(session.locale()), fix("busybox-install"), e);
      return session.desk().practice(folder, stream, session.cancellation());
    }
  }

  private Fix fix(String id) {
    return session.desk().fixes().stream()
        .filter(fix -> fix.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The last object of the stream; people have been told already. */
  public void end(Progress.Done done) {
    if (session.json()) {
      stream.end(done);
    }
  }

  /** A practice server needs an engine and Compose, and nothing else. */
  private void ready() {
    Set<String> tried = new HashSet<>();
    CheckReport report = check();
    for (List<Finding> missing = blocking(report); !missing.isEmpty(); missing = blocking(report)) {
      Finding problem = missing.getFirst();
      Fix fix =
          problem.fixes().stream()
              .filter(one -> tried.add(one.id()))
              .findFirst()
              .orElseThrow(() -> engine(problem));
      mend(problem.summary(session.locale()), fix, engine(problem));
      report = check();
    }
    List<String> found =
        report.findings().stream()
            .filter(finding -> SAID.contains(finding.id()))
            .map(finding -> finding.summary(session.locale()).replaceFirst("\\.$", ""))
            .toList();
    note(session.text("try.check", String.join("; ", found)));
  }

  private CheckReport check() {
    return session.desk().check(Optional.empty(), finding -> {}, session.cancellation());
  }

  private static List<Finding> blocking(CheckReport report) {
    return report.findings().stream()
        .filter(finding -> finding.status() == Finding.Status.FAIL)
        .filter(finding -> finding.id().startsWith("engine") || finding.id().equals("compose"))
        .toList();
  }

  /** Runs the fix after consent; without it, {@code refusal} stands. */
  private void mend(String problem, Fix fix, ProblemException refusal) {
    note(
        session.text("try.problem", problem.replaceFirst("\\.$", ""), fix.title(session.locale())));
    if (!session.yes() && (session.json() || !session.terminal().interactive())) {
      throw new ProblemException(
          refusal.problem().withAdvice(Sentence.of("try.consent", fix.id())));
    }
    FixView view = new FixView(session);
    view.show(fix);
    if (!session.agreed(session.text("fix.ask"))) {
      throw refusal;
    }
    session.desk().run(fix, view::outputLine, session.cancellation());
  }

  private static ProblemException engine(Finding problem) {
    return new ProblemException(
        new Problem(problem.id(), Problem.Kind.ENGINE, problem.said(), problem.proof(), List.of()));
  }

  private void logs(Server server) {
    Deque<LogLine> last = new ArrayDeque<>();
    Map<String, LogFollower.Counts> counts =
        server.logs(
            List.of(),
            false,
            "",
            line -> {
              synchronized (last) {
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                  last.removeFirst();
                }
              }
            },
            session.cancellation());
    long received = counts.values().stream().mapToLong(LogFollower.Counts::received).sum();
    long dropped = counts.values().stream().mapToLong(LogFollower.Counts::dropped).sum();
    note(session.text("try.logs", received, dropped, last.size()));
    last.forEach(this::logLine);
  }

  private void logLine(LogLine line) {
    if (session.json()) {
      note(LogPrinter.plain(line));
    } else {
      session.out().raw(session.desk().redact(LogPrinter.plain(line)));
    }
  }

  private void farewell(Deployment deployment, boolean ok) {
    note(session.text(ok ? "try.runs" : "try.runs.badly", deployment.address()));
    note(session.text("try.made-up"));
    note(session.text("try.folder", Wrap.keep(deployment.folder())));
    note(session.text("try.stop", Wrap.keep(deployment.folder())));
    note(
        session.text(
            "try.done", new Units(session).time((System.nanoTime() - began) / 1_000_000_000)));
  }

  private void note(String sentence) {
    stream.accept(new Progress.Note(sentence));
  }
}
