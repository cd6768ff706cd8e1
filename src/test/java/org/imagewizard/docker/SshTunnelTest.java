package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of a line stand in for ssh. */
@Timeout(60)
class SshTunnelTest {
  private static final Duration LONG = Duration.ofMinutes(1);

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
                "read line; printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nOK'"),
            LONG);
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
            List.of("sh", "-c", "echo 'me@lab: Permission denied (publickey).' >&2; exit 255"),
            LONG)) {
      EngineHttp.Reply reply = ping(tunnel);
      assertThat(reply.status()).isEqualTo(SshTunnel.BAD_GATEWAY);
      assertThat(reply.words()).isEqualTo("me@lab: Permission denied (publickey).");
    }
  }

  @Test
  void withoutSshItIsSaid() throws Exception {
    try (SshTunnel tunnel = new SshTunnel(List.of("/no/such/ssh"), LONG)) {
      assertThat(ping(tunnel).words()).contains("/no/such/ssh");
    }
  }

  /** Like sshd with its usual MaxStartups: the tenth at the door is turned away. */
  @Test
  void aStackOfServicesAsksWithoutBeingTurnedAway(@TempDir Path door) throws Exception {
    String sshd =
        """
        me=$(mktemp "$0/XXXXXX")
        [ "$(ls "$0" | wc -l)" -lt 10 ] || { rm "$me"; echo 'Connection closed' >&2; exit 255; }
        read line
        rm "$me"
        printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nOK'
        """;
    try (SshTunnel tunnel =
            new SshTunnel(List.of("sh", "-c", sshd, door.toString()), Duration.ofSeconds(50));
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 41).mapToObj(i -> askers.submit(() -> ping(tunnel).status())).toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(200);
      }
    }
  }

  @Test
  void aLateAnswerKeepsNobodyOut(@TempDir Path inside) throws Exception {
    String late =
        """
        read line
        case $line in *wait*) mktemp "$0/XXXXXX" >/dev/null; exec sleep 600 >/dev/null;; esac
        printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nOK'
        """;
    try (SshTunnel tunnel =
            new SshTunnel(List.of("sh", "-c", late, inside.toString()), Duration.ofMillis(100));
        ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<EngineHttp> waiting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        EngineHttp http = new EngineHttp(Endpoint.socket(tunnel.socket()), "");
        waiting.add(http);
        askers.submit(
            () ->
                http.send("POST", "/containers/x/wait", Optional.empty(), Duration.ofSeconds(40)));
      }
      while (files(inside) < 4) {
        Thread.onSpinWait();
      }
      assertThat(ping(tunnel).status()).isEqualTo(200);
      waiting.forEach(EngineHttp::close);
    }
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
