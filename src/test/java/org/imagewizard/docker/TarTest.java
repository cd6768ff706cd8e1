package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** What we write, as another implementation reads it. */
class TarTest {
  @Test
  void anotherImplementationReadsTheSame() throws IOException {
    byte[] content = new byte[1300];
    java.util.Arrays.fill(content, (byte) 'x');
    byte[] bytes =
        new Tar()
            .folder("bin/")
            .program("bin/busybox", content)
            .program("whole", new byte[512])
            .link("bin/sh", "busybox")
            .toBytes();

    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
      TarArchiveEntry folder = tar.getNextEntry();
      assertThat(folder.getName()).isEqualTo("bin/");
      assertThat(folder.isDirectory()).isTrue();

      TarArchiveEntry program = tar.getNextEntry();
      assertThat(program.getName()).isEqualTo("bin/busybox");
      assertThat(program.getMode()).isEqualTo(0755);
      assertThat(program.getLongUserId()).isZero();
      assertThat(program.isCheckSumOK()).isTrue();
      assertThat(tar.readAllBytes()).isEqualTo(content);

      assertThat(tar.getNextEntry().getSize()).as("fills its block exactly").isEqualTo(512);

      TarArchiveEntry link = tar.getNextEntry();
      assertThat(link.isSymbolicLink()).isTrue();
      assertThat(link.getLinkName()).isEqualTo("busybox");
      assertThat(tar.getNextEntry()).isNull();
    }
  }

  @Test
  void aNameThatDoesNotFitIsRefused() {
    Tar tar = new Tar();
    assertThatThrownBy(() -> tar.folder("x".repeat(101) + "/"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
