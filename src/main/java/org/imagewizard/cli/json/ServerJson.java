package org.imagewizard.cli.json;

import java.util.List;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.render.FileAction;
import org.imagewizard.watch.StackStatus;

/** {@code write}, {@code status} and {@code smoke}. */
public final class ServerJson {
  private ServerJson() {}

  public static Doc files(List<FileAction> files) {
    return new Doc().with("files", fileDocs(files));
  }

  static List<Doc> fileDocs(List<FileAction> files) {
    return files.stream()
        .map(
            file ->
                new Doc()
                    .with("path", file.path())
                    .with("action", Doc.word(file.action()))
                    .with("mode", file.mode()))
        .toList();
  }

  public static Doc status(StackStatus status) {
    return new Doc().with("services", status.services()).with("drift", status.drift());
  }

  public static Doc smoke(SmokeResult result) {
    return new Doc()
        .with("ok", result.ok())
        .with("renderings", result.renderings())
        .with("missing", result.missing());
  }
}
