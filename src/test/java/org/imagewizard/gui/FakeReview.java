package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.gui.Backend.Preview;
import org.imagewizard.render.EditConflict;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.RenderedFile;

/** A made-up folder before it is written: one file is replaced, the others are new. */
final class FakeReview {
  private FakeReview() {}

  /**
   * @param handEdited whether somebody and the plan changed the same line of compose.yaml
   */
  static Preview of(Path folder, Edits edits, boolean handEdited) {
    List<RenderedFile> files =
        List.of(
            new RenderedFile(
                "compose.yaml",
                "services:\n  espnet-tts:\n    environment:\n      TORCH_DEVICE: cpu\n",
                false),
            new RenderedFile(".env", "REGISTRY_TAG=unstable\n", false),
            new RenderedFile("config/llm.env", "LLM_API_KEY=hidden-value\n", true),
            new RenderedFile("plan.yaml", "format: 1\n", false));
    List<FileAction> actions =
        files.stream()
            .map(
                f ->
                    new FileAction(
                        f.path(),
                        f.path().equals("compose.yaml")
                            ? FileAction.Action.REPLACE
                            : FileAction.Action.CREATE,
                        f.mode()))
            .toList();
    String before = "services:\n  espnet-tts:\n    environment:\n      TORCH_DEVICE: cuda\n";
    Map<String, String> existing = Map.of("compose.yaml", before);
    if (!handEdited) {
      return new Preview(files, actions, existing, List.of(), Optional.empty());
    }
    List<HandEdit> edited = List.of(FakeData.handEdit());
    Optional<Problem> conflict =
        edits == Edits.MERGE
            ? Optional.of(new EditConflict(folder, edited).problem())
            : Optional.empty();
    return new Preview(files, actions, existing, edited, conflict);
  }
}
