package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerSocketTest {
  @Test
  void theGroupIsTheFilesOwn(@TempDir Path temp) throws IOException {
    Path socket = Files.createFile(temp.resolve("docker.sock"));

    assertThat(DockerSocket.group("unix://" + socket))
        .isEqualTo(String.valueOf(Files.getAttribute(socket, "unix:gid")));
  }

  @Test
  void rootsGroupWhereNoneIsKnown(@TempDir Path temp) {
    assertThat(DockerSocket.group("unix://" + temp.resolve("none"))).isEqualTo("0");
    assertThat(DockerSocket.group("tcp://10.0.0.1:2375")).isEqualTo("0");
    assertThat(DockerSocket.group("unix:///run/user/1000/docker.sock")).isEqualTo("0");
  }
}
