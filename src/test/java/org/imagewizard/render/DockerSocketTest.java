package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerSocketTest {
  @Test
  void pathAndGroupAreTheFilesOwn(@TempDir Path temp) throws IOException {
    Path socket = Files.createFile(temp.resolve("docker.sock"));

    assertThat(DockerSocket.of("unix://" + socket))
        .isEqualTo(
            new DockerSocket(
                socket.toString(), String.valueOf(Files.getAttribute(socket, "unix:gid"))));
  }

  @Test
  void rootsGroupWhereNoneIsKnown(@TempDir Path temp) {
    assertThat(DockerSocket.of("unix://" + temp.resolve("none")).group()).isEqualTo("0");
    assertThat(DockerSocket.of("unix:///run/user/1000/docker.sock"))
        .isEqualTo(new DockerSocket("/run/user/1000/docker.sock", "0"));
  }

  @Test
  void theUsualSocketWhereTheEngineIsOnAnotherComputer() {
    assertThat(DockerSocket.of("tcp://10.0.0.1:2375"))
        .isEqualTo(new DockerSocket("/var/run/docker.sock", "0"));
    assertThat(DockerSocket.of("unix:///home/ada/.docker/desktop/docker.sock"))
        .isEqualTo(new DockerSocket("/var/run/docker.sock", "0"));
  }
}
