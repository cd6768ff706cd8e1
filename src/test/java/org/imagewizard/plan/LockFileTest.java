package org.imagewizard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileTest {
  private static final String DIGEST = "sha256:" + "0f".repeat(32);

  @Test
  void whatIsWrittenIsReadAgainWithTheSameBytes() {
    LockFile lock =
        new LockFile(
            Map.of(
                "orchestrator",
                new LockFile.Locked(
                    "127.0.0.1:5000/shared-reality-lab/image-orchestrator",
                    "2025-10-29T14.05",
                    DIGEST,
                    "",
                    "sha256:" + "ab".repeat(32),
                    "2025-10-29T14:05:11Z",
                    "1e10"),
                "memcached",
                new LockFile.Locked("memcached", "1.6", DIGEST, DIGEST, "", "", "")));

    LockFile again = LockFile.read(lock.write(), "lock.yaml");

    assertThat(again).isEqualTo(lock);
    assertThat(again.write()).isEqualTo(lock.write());
    assertThat(again.service("memcached").orElseThrow().reference())
        .isEqualTo("memcached:1.6@" + DIGEST);
  }

  @Test
  void anImageThatNeverWasInARegistryIsReferredToByItsTag() {
    LockFile.Locked own = new LockFile.Locked("own/image", "dev", "", "", DIGEST, "", "");
    assertThat(own.reference()).isEqualTo("own/image:dev");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services: {} | format",
        "format: 2 | format 2",
        "{format: 1, services: {a: {tag: x}}} | image",
        "{format: 1, services: {a: {image: x, indexDigest: latest}}} | indexDigest",
        "{format: 1, services: {a: {image: x, indexDigest: 'sha256:00;rm'}}} | indexDigest",
        "{format: 1, services: {a: {image: x, diggest: x}}} | diggest",
        "{format: 1, services: [a]} | services",
      })
  void aWrongLockIsRefusedWithItsPlace(String text, String said) {
    assertThatThrownBy(() -> LockFile.read(text, "my-lock.yaml"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("my-lock.yaml, line 1")
        .hasMessageContaining(said);
  }
}
