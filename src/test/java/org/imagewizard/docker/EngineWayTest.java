package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the docker command is told of an engine that a person named. */
class EngineWayTest {
  @Test
  void behindSshItGoesThroughATunnelThatEndsWithTheCommand() {
    Path socket;
    try (EngineWay way = new EngineFinder(Optional.of("ssh://me@lab.example:2222")).way()) {
      assertThat(way.environment()).containsOnlyKeys("DOCKER_HOST", "DOCKER_CONTEXT");
      socket = Endpoint.of(way.environment().get("DOCKER_HOST")).socketFile().orElseThrow();
      assertThat(Files.exists(socket)).isTrue();
    }
    assertThat(Files.exists(socket)).isFalse();
  }

  @Test
  void aPersonReadsTheAddressThatTheyGave() {
    assertThat(new EngineFinder(Optional.of("ssh://me@lab.example")).environment())
        .containsEntry("DOCKER_HOST", "ssh://me@lab.example");
  }

  @Test
  void everyOtherEngineIsReachedAsItIs() {
    EngineFinder engines = new EngineFinder(Optional.of("tcp://lab.example:2375"));
    try (EngineWay way = engines.way()) {
      assertThat(way.environment()).isEqualTo(engines.environment());
    }
  }
}
