package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ERROR   | 2026-05-12 14:30:12,123 - app - ERROR - no model",
        "ERROR   | ERROR:root:no model",
        "ERROR   | [2026-05-12 14:30:12 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:9)",
        "ERROR   | ERROR:    Exception in ASGI application",
        "ERROR   | Traceback (most recent call last):",
        "ERROR   | torch.cuda.OutOfMemoryError: CUDA out of memory.",
        "ERROR   | TypeError: Cannot read properties of undefined",
        "ERROR   | {\"level\":50,\"time\":1,\"msg\":\"failed\"}",
        "ERROR   | ERROR: Message 'play' not understood.",
        "ERROR   | FAILURE IN SERVER /s_new SynthDef not found",
        "WARNING | WARNING:root:low memory",
        "WARNING | {\"level\":40,\"msg\":\"slow\"}",
        "WARNING | WARN  old schema",
        "INFO    | INFO:     127.0.0.1:4711 - \"GET /health HTTP/1.1\" 200 OK",
        "INFO    | {\"level\":30,\"msg\":\"no error at all\"}",
        "INFO    | [2026-05-12 14:30:12 +0000] [7] [INFO] Listening at: http://0.0.0.0:5000",
        "NONE    | listening on port 8080",
        "NONE    | the error rate is 0.1",
      })
  void linesOfTheProgramsThatRunHere(Severity severity, String line) {
    assertThat(Severity.of(line)).isEqualTo(severity);
    assertThat(Severity.of("\u001b[31m" + line + "\u001b[0m")).isEqualTo(severity);
  }

  @Test
  void coloursAndInvisibleBytesAreNotShown() {
    assertThat(Severity.plain("\u001b[2J\u001b]0;title\u0007\u001b[1;31mred\u001b[0m"))
        .isEqualTo("red");
    assertThat(Severity.plain("a\u0000b\tc")).isEqualTo("a·b\tc");
    assertThat(Severity.plain("é 世界")).isEqualTo("é 世界");
    assertThat(Severity.plain("\u001b")).isEmpty();
  }
}
