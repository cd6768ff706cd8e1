package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.imagewizard.base.text.Phrase;

/** Why a folder could not be written. Java hands on the system's words, in English. */
final class WriteFailure {
  private WriteFailure() {}

  static Phrase reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return Sentence.of("reason.denied", String.valueOf(denied.getFile()));
    }
    String said =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(e.getMessage());
    // The C library's words for ENOSPC, EDQUOT and EROFS.
    if (said.contains("No space left on device")) {
      return Sentence.of("reason.full");
    }
    if (said.contains("Disk quota exceeded")) {
      return Sentence.of("reason.quota");
    }
    if (said.contains("Read-only file system")) {
      return Sentence.of("reason.read-only");
    }
    return e instanceof FileSystemException file && file.getReason() == null
        ? Sentence.of("reason.unmade", String.valueOf(file.getFile()))
        : Phrase.plain(said);
  }
}
