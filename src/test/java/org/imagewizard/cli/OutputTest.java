package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.imagewizard.cli.session.Output;
import org.junit.jupiter.api.Test;

class OutputTest {
  private static String shown(Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Output(new PrintStream(bytes, true, charset)).line("L’état d’un serveur");
    return bytes.toString(charset);
  }

  @Test
  void losesNoMoreThanTheTerminalLacks() {
    assertThat(shown(StandardCharsets.UTF_8)).isEqualTo("L’état d’un serveur\n");
    assertThat(shown(StandardCharsets.ISO_8859_1)).isEqualTo("L'état d'un serveur\n");
    assertThat(shown(StandardCharsets.US_ASCII)).isEqualTo("L'etat d'un serveur\n");
  }
}
