package org.imagewizard.gui.shell;

import java.util.Optional;
import org.imagewizard.base.progress.Progress;

/** How far packing or taking out an archive is, in one line. */
public final class ArchiveProgress {
  private ArchiveProgress() {}

  /** Empty for what needs no new line. */
  public static Optional<String> words(Progress event, Texts texts) {
    return switch (event) {
      case Progress.StepStarted step -> step(step.id(), texts);
      case Progress.Download bytes ->
          Optional.of(
              texts.get(
                  "archive.bytes",
                  texts.download(bytes.received()),
                  texts.download(bytes.total())));
      default -> Optional.empty();
    };
  }

  private static Optional<String> step(String id, Texts texts) {
    return switch (id) {
      case "folder" -> Optional.of(texts.get("archive.step.folder"));
      case "pack" -> Optional.of(texts.get("archive.step.pack"));
      case "verify" -> Optional.of(texts.get("archive.step.verify"));
      case "load" -> Optional.of(texts.get("archive.step.load"));
      default -> Optional.empty();
    };
  }
}
