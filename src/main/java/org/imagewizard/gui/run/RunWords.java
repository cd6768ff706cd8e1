package org.imagewizard.gui.run;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.shell.UnderWay;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.watch.StackStatus.ServiceStatus;
import org.imagewizard.wizard.EquivalentCommand;
import org.jspecify.annotations.Nullable;

/** What the page says in each stage. */
final class RunWords {
  private final Texts texts;

  RunWords(Texts texts) {
    this.texts = texts;
  }

  /** A message with its arguments. */
  record Said(Phrase title, Phrase why, Phrase status, String primary, Tone tone, Phrase rail) {}

  /** A key and what goes into it. */
  record Phrase(String key, Object... arguments) {}

  /** What does in the terminal what the page does or shows; starting is the page's own command. */
  static String command(Stage stage, Part part, @Nullable Deployment shown) {
    if (shown == null) {
      return "";
    }
    return switch (stage) {
      case IDLE, STARTING, FAILED, STOPPED -> "";
      case STOPPING -> EquivalentCommand.stopping(shown.folder());
      case RUNNING, TROUBLE ->
          part == Part.LOG
              ? EquivalentCommand.following(shown.folder())
              : EquivalentCommand.looking(shown.folder());
    };
  }

  /**
   * What closing the window would cut off.
   *
   * @param shown null while the server is being made
   */
  static List<UnderWay> underWay(Stage stage, @Nullable Deployment shown, Runnable stop) {
    String name = shown == null ? "" : shown.plan().name();
    return switch (stage) {
      case STARTING ->
          List.of(
              shown == null
                  ? UnderWay.of("leave.practice", "leave.practice.remains", stop)
                  : UnderWay.of("leave.start", "leave.start.remains", stop, name));
      case STOPPING -> List.of(UnderWay.of("leave.down", "leave.down.remains", stop, name));
      case IDLE, RUNNING, TROUBLE, FAILED, STOPPED -> List.of();
    };
  }

  Said of(Stage stage, ProgressBoard board, @Nullable Deployment deployment) {
    long ready = board.count(Phase.READY);
    int all = board.rows().size();
    Phrase rail = new Phrase("rail.run.ready", ready, all);
    Phrase counts =
        new Phrase(
            "run.status",
            ready,
            board.count(Phase.STARTING) + board.count(Phase.CREATED),
            board.count(Phase.PULLING),
            board.count(Phase.WAITING),
            board.count(Phase.UNHEALTHY) + board.count(Phase.EXITED));
    String name = deployment == null ? "" : deployment.plan().name();
    return switch (stage) {
      case IDLE ->
          new Said(
              new Phrase("page.run.title"),
              new Phrase("page.run.why"),
              new Phrase(""),
              "page.run.primary",
              Tone.TODO,
              rail);
      case STARTING ->
          new Said(
              all == 0
                  ? new Phrase("run.title.preparing")
                  : new Phrase("run.title.starting", ready, all),
              new Phrase("page.run.why"),
              all == 0 ? new Phrase("run.status.preparing") : counts,
              "page.run.primary",
              Tone.RUN,
              all == 0 ? new Phrase("rail.run.preparing") : rail);
      case RUNNING ->
          new Said(
              new Phrase("run.title.running", name),
              new Phrase("run.why.running"),
              new Phrase("run.status.running", ready, all),
              "run.primary.close",
              Tone.OK,
              new Phrase("rail.run.running", ready, all));
      case TROUBLE ->
          new Said(
              new Phrase("run.title.trouble", ready, all),
              new Phrase("run.why.trouble"),
              counts,
              "run.primary.close",
              Tone.WARN,
              rail);
      case FAILED ->
          new Said(
              new Phrase("run.title.failed"),
              new Phrase("run.why.failed"),
              counts,
              "run.primary.again",
              Tone.BAD,
              new Phrase("rail.run.failed"));
      case STOPPING ->
          new Said(
              new Phrase("run.title.stopping", name),
              new Phrase("run.why.stopping"),
              new Phrase("run.status.stopping"),
              "run.primary.again",
              Tone.RUN,
              new Phrase("rail.run.stopping"));
      case STOPPED ->
          new Said(
              new Phrase("run.title.stopped", name),
              new Phrase("run.why.stopped"),
              new Phrase("run.status.stopped"),
              "run.primary.again",
              Tone.OFF,
              new Phrase("rail.run.stopped"));
    };
  }

  /** How long a service has been running; empty while it does not, or when that is not known. */
  String since(ServiceStatus one, Instant now) {
    if (!one.state().equals("running")) {
      return "";
    }
    try {
      Duration age = Duration.between(Instant.parse(one.startedAt()), now);
      return age.toDays() > 0
          ? texts.get("run.since.days", age.toDays(), age.toHoursPart())
          : age.toHours() > 0
              ? texts.get("run.since.hours", age.toHours(), age.toMinutesPart())
              : texts.get("run.since.minutes", Math.max(0, age.toMinutes()));
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  String phase(Phase phase) {
    return texts.get("run.phase." + phase.name().toLowerCase(java.util.Locale.ROOT));
  }

  static Tone tone(Phase phase) {
    return switch (phase) {
      case READY -> Tone.OK;
      case UNHEALTHY, EXITED -> Tone.BAD;
      case WAITING -> Tone.WAIT;
      case PULLING, PULLED, CREATED, STARTING -> Tone.RUN;
      case STOPPED, REMOVED -> Tone.OFF;
    };
  }
}
