package org.imagewizard.base.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Sentence;

/**
 * Why a file could not be read or written. Java hands on the system's words, in English, and of a
 * refused permission nothing but the file's name.
 */
public final class FileFailure {
  private FileFailure() {}

  /** As the end of a sentence that names the file, without a full stop. */
  public static Phrase reading(IOException e) {
    return e instanceof AccessDeniedException denied
        ? Sentence.of("failure.unread", String.valueOf(denied.getFile()))
        : other(e);
  }

  /** As the end of a sentence that names the file, without a full stop. */
  public static Phrase writing(IOException e) {
    return e instanceof AccessDeniedException denied
        ? Sentence.of("failure.unwritten", String.valueOf(denied.getFile()))
        : other(e);
  }

  private static Phrase other(IOException e) {
    String said =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(e.getMessage());
    // The C library's words for ENOSPC, EDQUOT, EROFS, ENOTDIR and EISDIR.
    if (said.contains("No space left on device")) {
      return Sentence.of("failure.full");
    }
    if (said.contains("Disk quota exceeded")) {
      return Sentence.of("failure.quota");
    }
    if (said.contains("Read-only file system")) {
      return Sentence.of("failure.read-only");
    }
    if (said.contains("Not a directory")) {
      return Sentence.of("failure.no-folder");
    }
    if (said.contains("Is a directory")) {
      return Sentence.of("failure.folder");
    }
    return e instanceof FileSystemException file && file.getReason() == null
        ? nameless(file)
        : Phrase.plain(said);
  }

  /** What Java says with a type alone. */
  private static Phrase nameless(FileSystemException e) {
    String file = String.valueOf(e.getFile());
    return switch (e) {
      case NoSuchFileException _ -> Sentence.of("failure.missing", file);
      case FileAlreadyExistsException _ -> Sentence.of("failure.taken", file);
      case NotDirectoryException _ -> Sentence.of("failure.no-folder");
      default -> Sentence.of("failure.unmade", file);
    };
  }
}
