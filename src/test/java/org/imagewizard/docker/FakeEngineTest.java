package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.imagewizard.base.problem.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeEngineTest extends EngineContract {
  private final FakeEngine engine = new FakeEngine();

  @BeforeEach
  void fill() {
    engine.addImage(image(), "sha256:abc");
    engine.failPull(missingImage(), "manifest unknown");
  }

  @Override
  Engine engine() {
    return engine;
  }

  @Override
  String image() {
    return "image-wizard-test/box:1";
  }

  @Override
  String missingImage() {
    return "registry.example/none:1";
  }

  @Override
  String published() {
    engine.publish("registry.example/box:1", "sha256:" + "0f".repeat(32), "sha256:def");
    return "registry.example/box:1";
  }

  @Override
  String run(String service, List<String> lines, boolean stays) {
    String id = engine.run(PROJECT, service, image());
    for (String line : lines) {
      boolean err = line.startsWith("err:");
      engine.print(id, err ? "stderr" : "stdout", err ? line.substring(4) : line);
    }
    if (!stays) {
      engine.exit(id, 0);
    }
    return id;
  }

  @Test
  void anEngineThatIsDownIsAnEngineProblem() {
    engine.goDown();
    assertThatThrownBy(engine::info).satisfies(e -> kind(e, Problem.Kind.ENGINE));
  }
}
