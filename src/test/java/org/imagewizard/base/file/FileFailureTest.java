package org.imagewizard.base.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The system's words for a disk that takes no more, put into sentences. */
class FileFailureTest {
  @Test
  void quotaAndFullAndReadOnlyAreToldApart() {
    // Writing fails without a file's name, making a file with one.
    assertThat(said(new IOException("Disk quota exceeded")))
        .isEqualTo("votre quota sur ce disque est épuisé\u00a0: Disk quota exceeded");
    assertThat(said(new FileSystemException("/d/a", null, "Disk quota exceeded")))
        .startsWith("votre quota");
    assertThat(said(new IOException("No space left on device"))).startsWith("le disque est plein");
    assertThat(said(new FileSystemException("/d/a", null, "Read-only file system")))
        .startsWith("ce disque est en lecture seule");
    assertThat(said(new AccessDeniedException("/d/a")))
        .isEqualTo("vous n’avez pas le droit d’écrire dans /d/a");
    assertThat(said(new FileSystemException("/d/a"))).isEqualTo("/d/a ne peut pas être créé");
    assertThat(said(new IOException("other"))).isEqualTo("other");
  }

  private static String said(IOException failure) {
    return FileFailure.writing(failure).in(Locale.FRENCH);
  }
}
