package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.FakeEngine;
import org.junit.jupiter.api.Test;

class TakedownTest {
  private static final String PROJECT = "image-test";
  private static final String NETWORK = "image";

  private final FakeEngine engine = new FakeEngine();
  private final List<Progress> events = new ArrayList<>();
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> refusal = List.of("Error response: network image id 1 has active endpoints");

  TakedownTest() {
    engine.createNetwork(NETWORK, Map.of("com.docker.compose.project", PROJECT));
  }

  @Test
  void aContainerThatIsGoneDoesNotKeepTheNetwork() {
    engine.wires().join(NETWORK, "ep-1234", "image-test-motd-handler-1");

    takeDown();

    assertThat(commands).containsExactly(List.of("down", "--remove-orphans", "--volumes"));
    assertThat(engine.networks()).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void somebodyElsesContainerStaysAndSoDoesTheNetwork() {
    String id = engine.run("", "mine", "busybox");
    engine.wires().join(NETWORK, id, "mine");

    takeDown();

    assertThat(engine.networks()).extracting(Engine.Network::name).containsExactly(NETWORK);
    assertThat(engine.members(NETWORK)).hasSize(1);
    assertThat(events)
        .containsExactly(new Progress.Note(Sentence.of("note.network-used", "image", "mine"), true))
        .extracting(event -> ((Progress.Note) event).text().toString())
        .containsExactly("Network image stays: mine, not of this server, hangs on it.");
  }

  @Test
  void aNetworkThatComposeLeftInSilenceIsSaidToo() {
    refusal = List.of();
    engine.wires().join(NETWORK, engine.run("", "mine", "busybox"), "mine");

    takeDown();

    assertThat(events).singleElement().asString().contains("mine, not of this server");
  }

  @Test
  void anEngineThatMiscountsIsSaidAndTheRestGoesOn() {
    engine.wires().miscount(NETWORK);

    takeDown();

    assertThat(engine.networks()).hasSize(1);
    assertThat(events).singleElement().asString().contains("after Docker's next restart");
  }

  @Test
  void aContainerOfTheServerThatStaysIsAnError() {
    engine.run(PROJECT, "orchestrator", "o");

    assertThatThrownBy(this::takeDown).isInstanceOf(ProblemException.class);
    assertThat(engine.networks()).hasSize(1);
  }

  @Test
  void anyOtherRefusalIsAnError() {
    refusal = List.of("no configuration file provided: not found");

    assertThatThrownBy(this::takeDown).isInstanceOf(ProblemException.class);
    assertThat(engine.networks()).hasSize(1);
  }

  private void takeDown() {
    new Takedown(engine, new Refusing(), new Stream(events::add))
        .run(Path.of("folder"), PROJECT, List.of("--volumes"), new Cancellation());
  }

  /** Compose that removed the containers and left the network, with or without a word. */
  private final class Refusing implements Compose {
    @Override
    public void run(
        Path folder, List<String> arguments, LineListener lines, Cancellation cancellation) {
      commands.add(arguments);
      if (!refusal.isEmpty()) {
        throw new ProblemException(
            Problem.outcome("compose.failed", Phrase.plain("It failed."), refusal));
      }
    }

    @Override
    public String commandLine(Path folder, List<String> arguments) {
      return "docker compose " + String.join(" ", arguments);
    }
  }
}
