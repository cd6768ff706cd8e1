package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  private final Failures failures = Failures.bundled();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "card-memory | torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 74 MiB",
        "card-memory | RuntimeError: CUDA error: out of memory",
        "card-missing | RuntimeError: Found no NVIDIA driver on your system.",
        "card-missing | could not select device driver \"nvidia\" with capabilities: [[gpu]]",
        "port-taken | Bind for 127.0.0.1:8080 failed: port is already allocated",
        "port-taken | listen tcp4 127.0.0.1:8080: bind: address already in use",
        "key-missing | LLM_API_KEY is not set",
        "key-missing | KeyError: 'SERVERS'",
        "key-missing | The api_key client option must be set either by passing api_key",
        "key-refused | Error code: 401 - Unauthorized: invalid token",
        "model-download | OSError: We couldn't connect to 'https://huggingface.co' to load this"
            + " file",
        "disk-full | write /var/lib/docker/tmp/x: no space left on device",
        "memory | Killed",
        "memory | FATAL ERROR: Reached heap limit - JavaScript heap out of memory",
        "worker-timeout | [CRITICAL] WORKER TIMEOUT (pid:8)",
        "network-gone | network 4f3a2b not found",
        "image-gone | No such image: ghcr.io/a/b:c",
        "program | ModuleNotFoundError: No module named 'torch'",
        "program | exec /usr/bin/python: exec format error",
      })
  void causesAreRecognised(String id, String line) {
    assertThat(failures.in(List.of("INFO starts", line, "bye")))
        .hasValueSatisfying(failure -> assertThat(failure.id()).isEqualTo(id));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INFO listening on port 8080",
        "INFO 200 POST /preprocessor",
        "killed 3 stale sessions",
        "loading model from cache",
      })
  void ordinaryLinesAreNoCause(String line) {
    assertThat(failures.in(List.of(line))).isEmpty();
  }

  @Test
  void eachHasItsWordsInBothLanguages() {
    assertThat(failures.known())
        .isNotEmpty()
        .allSatisfy(
            failure -> {
              for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
                assertThat(failure.title().in(locale)).isNotBlank().doesNotEndWith(".");
                assertThat(failure.advice().in(locale)).endsWith(".");
              }
              assertThat(failure.advice().in(Locale.FRENCH))
                  .isNotEqualTo(failure.advice().in(Locale.ENGLISH));
            })
        .extracting(Failures.Failure::id)
        .doesNotHaveDuplicates();
  }
}
