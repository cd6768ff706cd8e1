package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class NetChecksTest {
  @TempDir Path folder;

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void aTakenPortNamesItsHolder() throws IOException {
    try (ServerSocket taken = listen()) {
      int port = taken.getLocalPort();
      FakeHost fake =
          new FakeHost(folder)
              .file("/proc/net/tcp", table(port, "1005", "4711"))
              .file("/etc/passwd", "marie:x:1005:1005::/:\n")
              .file("/proc/3120/comm", "python3\n")
              .file("/proc/3120/status", "Uid:\t1005\t1005\t1005\t1005\n")
              .file("/proc/3120/fd/.keep", "");
      Files.createSymbolicLink(fake.host().at("/proc/3120/fd/5"), Path.of("socket:[4711]"));
      Finding finding = new PortCheck(fake.host()).run(port, Optional::empty);
      assertThat(finding.status()).isEqualTo(Finding.Status.WARN);
      assertThat(finding.summary())
          .isEqualTo("Port " + port + " is taken by python3 of user marie, process 3120");
      assertThat(finding.evidence()).anyMatch(line -> line.endsWith("will be proposed."));
    }
  }

  @Test
  void somebodyElsesProgramIsNamedByItsUser() throws IOException {
    try (ServerSocket taken = listen()) {
      int port = taken.getLocalPort();
      Host host = new FakeHost(folder).file("/proc/net/tcp6", table(port, "88", "1")).host();
      assertThat(new PortCheck(host).run(port, Optional::empty).summary())
          .endsWith("is taken by a program of user 88");
    }
  }

  @Test
  void aPortIsFreeAgainAfterwards() throws IOException {
    int port;
    try (ServerSocket taken = listen()) {
      port = taken.getLocalPort();
    }
    Host host = new FakeHost(folder).host();
    assertThat(new PortCheck(host).run(port, Optional::empty).status())
        .isEqualTo(Finding.Status.OK);
  }

  private static String table(int port, String uid, String inode) {
    return """
      sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
       0: 0100007F:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000  %s        0 %s 1
    """
        .formatted(port, uid, inode);
  }

  @Test
  void noMutationOfTheKernelsTableBreaksTheReading() {
    Random random = new Random(2);
    String table = table(8080, "1", "2");
    for (int i = 0; i < 10_000; i++) {
      String text = Mutations.of(table, random);
      assertThat(PortCheck.listener(text, 8080).stream())
          .as(text)
          .allSatisfy(one -> assertThat(one.inode()).matches("[0-9]+"));
    }
  }

  @Test
  void aRegistryThatAsksForATokenAnswers() throws IOException {
    assertThat(registry(401).status()).isEqualTo(Finding.Status.OK);
    assertThat(registry(200).status()).isEqualTo(Finding.Status.OK);
    assertThat(registry(503).status()).isEqualTo(Finding.Status.WARN);
  }

  private static Finding ask(URI address) {
    return new RegistryCheck(address, Map.of()).registry(RegistryAnswer.ask(address, Map.of()));
  }

  private static Finding registry(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v2/",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v2/");
      return ask(address);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aSilentRegistryIsAWarningWithinItsLimit() throws IOException {
    try (ServerSocket silent = listen()) {
      URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/v2/");
      long begun = System.nanoTime();
      Finding finding = ask(address);
      assertThat(finding.status()).isEqualTo(Finding.Status.WARN);
      assertThat(finding.evidence().getFirst()).contains("did not answer in time");
      assertThat((System.nanoTime() - begun) / 1e9).isLessThan(6);
    }
  }
}
