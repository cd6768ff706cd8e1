package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine.RunResult;
import org.imagewizard.docker.FakeEngine;
import org.junit.jupiter.api.Test;

/** Whether a container listens, read in its own table of sockets. */
class InsideProbeTest {
  private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue\n";
  private static final String EVERYWHERE = row("00000000:1F90", "0A");
  private static final String EVERYWHERE_V6 = row("00000000000000000000000000000000:1F90", "0A");
  private static final String ITSELF = row("0100007F:1F90", "0A");
  private static final String ITSELF_V6 = row("00000000000000000000000001000000:1F90", "0A");
  private static final String MAPPED_ITSELF = row("0000000000000000FFFF00000100007F:1F90", "0A");
  private static final String ANOTHER_PORT = row("00000000:0050", "0A");
  private static final String CONNECTED = row("0200000A:1F90", "01");

  private final FakeEngine engine = new FakeEngine();
  private final InsideProbe probe = new InsideProbe(engine);

  private static String row(String local, String state) {
    return "   0: " + local + " 00000000:0000 " + state + " 00000000:00000000 00:00000000\n";
  }

  @Test
  void onlySocketsThatOthersReachCount() {
    assertThat(InsideProbe.listens(HEAD + EVERYWHERE, 8080)).isTrue();
    assertThat(InsideProbe.listens(HEAD + ITSELF + HEAD + EVERYWHERE_V6, 8080)).isTrue();
    assertThat(InsideProbe.listens(HEAD + ITSELF + ITSELF_V6 + MAPPED_ITSELF, 8080)).isFalse();
    assertThat(InsideProbe.listens(HEAD + ANOTHER_PORT + CONNECTED, 8080)).isFalse();
    assertThat(InsideProbe.listens("", 8080)).isFalse();
  }

  @Test
  void aServiceThatListensIsReadyAndSaysHowThatIsKnown() {
    engine.onCommand(command -> new RunResult(0, HEAD + EVERYWHERE));

    Probe.Answer answer = probe.ask(running("orchestrator", "starting"));

    assertThat(answer.ready()).isTrue();
    assertThat(answer.reason().toString())
        .isEqualTo("it listens on port 8080; asked inside its container");
  }

  @Test
  void aServiceThatRunsWithoutListeningIsNotReady() {
    engine.onCommand(command -> new RunResult(1, HEAD + ANOTHER_PORT));

    Probe.Answer answer = probe.ask(running("orchestrator", "none"));

    assertThat(answer.ready()).isFalse();
    assertThat(answer.reason().toString()).isEqualTo("nothing listens on port 8080");
  }

  @Test
  void whatDockerHasAskedByItselfCounts() {
    engine.onCommand(command -> new RunResult(0, HEAD + EVERYWHERE));

    assertThat(probe.ask(running("orchestrator", "unhealthy")).ready()).isFalse();
    assertThat(probe.ask(running("memcached", "healthy")).ready()).isTrue();
  }

  @Test
  void withoutATableDockersWordIsAllThereIs() {
    engine.onCommand(command -> new RunResult(127, "exec: \"cat\": executable file not found"));

    assertThat(probe.ask(running("orchestrator", "starting")).ready()).isFalse();
    assertThat(probe.ask(running("memcached", "none")).reason().toString())
        .isEqualTo("it runs; its port cannot be asked from here");
  }

  @Test
  void aContainerIsAskedOnceASecondAtMost() {
    engine.onCommand(command -> new RunResult(0, HEAD + ANOTHER_PORT));
    Container container = running("orchestrator", "starting");

    probe.ask(container);
    engine.onCommand(
        command -> {
          throw new AssertionError("asked again at once");
        });

    assertThat(probe.ask(container).ready()).isFalse();
  }

  private Container running(String service, String health) {
    String id = engine.run("p", service, "i");
    engine.health(id, health);
    return engine.container(id).orElseThrow();
  }
}
