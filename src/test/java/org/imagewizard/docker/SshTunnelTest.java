package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs of a line stand in for ssh. */
@Timeout(60)
class SshTunnelTest {
  private static EngineHttp.Reply ping(SshTunnel tunnel) {
    try (EngineHttp http = new EngineHttp(Endpoint.socket(tunnel.socket()), "")) {
      return http.send("GET", "/_ping", Optional.empty(), Duration.ofSeconds(20));
    }
  }

  @Test
  void theCommandIsTheOneThatDockerRuns() {
    assertThat(SshTunnel.command(URI.create("ssh://me@lab:2222")))
        .startsWith("ssh", "-o", "BatchMode=yes")
        .endsWith("-l", "me", "-p", "2222", "--", "lab", "docker", "system", "dial-stdio");
    assertThat(SshTunnel.command(URI.create("ssh://lab")))
        .doesNotContain("-l", "-p")
        .containsSequence("--", "lab", "docker");
  }

  @Test
  void anAnswerComesThroughAndNothingStays() throws Exception {
    SshTunnel tunnel =
        new SshTunnel(
            List.of(
                "sh",
                "-c",
                "read line; printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nOK'"));
    EngineHttp.Reply reply = ping(tunnel);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("OK");
    tunnel.close();
    assertThat(Files.exists(tunnel.socket().getParent())).isFalse();
  }

  @Test
  void whatSshSaysIsTheReason() throws Exception {
    try (SshTunnel tunnel =
        new SshTunnel(
            List.of("sh", "-c", "echo 'me@lab: Permission denied (publickey).' >&2; exit 255"))) {
      EngineHttp.Reply reply = ping(tunnel);
      assertThat(reply.status()).isEqualTo(SshTunnel.BAD_GATEWAY);
      assertThat(reply.words()).isEqualTo("me@lab: Permission denied (publickey).");
    }
  }

  @Test
  void withoutSshItIsSaid() throws Exception {
    try (SshTunnel tunnel = new SshTunnel(List.of("/no/such/ssh"))) {
      assertThat(ping(tunnel).words()).contains("/no/such/ssh");
    }
  }
}
