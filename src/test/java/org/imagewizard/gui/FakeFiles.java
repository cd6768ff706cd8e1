package org.imagewizard.gui;

import java.util.List;
import java.util.Map;
import org.imagewizard.gui.Backend.Preview;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.RenderedFile;

/** The files of a made-up server, of which one is there already. */
final class FakeFiles {
  private FakeFiles() {}

  /**
   * @param handEdited whether somebody changed a line that the plan changes, too
   */
  static Preview preview(boolean handEdited) {
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
    List<HandEdit> edited = handEdited ? List.of(FakeData.handEdit()) : List.of();
    return new Preview(files, actions, Map.of("compose.yaml", before), edited);
  }
}
