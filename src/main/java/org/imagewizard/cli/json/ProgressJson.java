package org.imagewizard.cli.json;

import java.util.Locale;
import org.imagewizard.base.progress.Progress;

/** The event stream: one object an event, {@code done} last. */
public final class ProgressJson {
  private ProgressJson() {}

  /**
   * @param locale of its sentences
   */
  public static Doc of(Progress event, Locale locale) {
    return switch (event) {
      case Progress.StepStarted started ->
          event("stepStarted")
              .with("id", started.id())
              .with("description", started.description().in(locale));
      case Progress.StepDone done ->
          event("stepDone")
              .with("id", done.id())
              .with("description", done.description().in(locale))
              .with("seconds", done.seconds());
      case Progress.StepFailed failed ->
          event("stepFailed")
              .with("id", failed.id())
              .with("summary", failed.summary().in(locale))
              .with("evidence", failed.evidence().stream().map(line -> line.in(locale)).toList());
      case Progress.ServicePhase phase ->
          event("service")
              .with("name", phase.service())
              .with("phase", Doc.word(phase.phase()))
              .with("reason", phase.reason().in(locale));
      case Progress.ImageBytes bytes ->
          event("imageBytes")
              .with("image", bytes.image())
              .with("received", bytes.received())
              .with("total", bytes.total());
      case Progress.Download all ->
          event("download")
              .with("received", all.received())
              .with("total", all.total())
              .with("bytesPerSecond", all.bytesPerSecond())
              .with("secondsLeft", all.secondsLeft());
      case Progress.Note note -> event("note").with("text", note.text().in(locale));
      case Progress.Done done ->
          event("done")
              .with("ok", done.ok())
              .with("services", done.services().stream().map(end -> end(end, locale)).toList());
    };
  }

  private static Doc end(Progress.ServiceEnd end, Locale locale) {
    return new Doc()
        .with("name", end.name())
        .with("state", end.state())
        .with("health", end.health())
        .with("reason", end.reason().in(locale));
  }

  private static Doc event(String name) {
    return new Doc().with("event", name);
  }
}
