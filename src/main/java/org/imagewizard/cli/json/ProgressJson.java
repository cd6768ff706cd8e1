package org.imagewizard.cli.json;

import org.imagewizard.base.progress.Progress;

/** The event stream: one object an event, {@code done} last. */
public final class ProgressJson {
  private ProgressJson() {}

  public static Doc of(Progress event) {
    return switch (event) {
      case Progress.StepStarted started ->
          event("stepStarted").with("id", started.id()).with("description", started.description());
      case Progress.StepDone done ->
          event("stepDone")
              .with("id", done.id())
              .with("description", done.description())
              .with("seconds", done.seconds());
      case Progress.StepFailed failed ->
          event("stepFailed")
              .with("id", failed.id())
              .with("summary", failed.summary())
              .with("evidence", failed.evidence());
      case Progress.ServicePhase phase ->
          event("service")
              .with("name", phase.service())
              .with("phase", Doc.word(phase.phase()))
              .with("reason", phase.reason());
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
      case Progress.Note note -> event("note").with("text", note.text());
      case Progress.Done done ->
          event("done").with("ok", done.ok()).with("services", done.services());
    };
  }

  private static Doc event(String name) {
    return new Doc().with("event", name);
  }
}
