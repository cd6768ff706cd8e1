package org.imagewizard.machine;

import java.util.EnumMap;
import java.util.Map;
import org.imagewizard.docker.Engine;

/** For each kind of finding, how it comes about. */
final class Cases {
  /** Makes the scene and looks. */
  interface Case {
    Finding find(Scene scene) throws Exception;
  }

  /** Only makes the scene; the kind's own check looks. */
  interface Setting {
    Scene in(Scene scene) throws Exception;
  }

  private final Map<FindingKind, Case> all = new EnumMap<>(FindingKind.class);

  static Cases all() {
    Cases cases = new Cases();
    DockerCases.add(cases);
    CardCases.add(cases);
    ComputerCases.add(cases);
    return cases;
  }

  Map<FindingKind, Case> byKind() {
    return all;
  }

  void when(FindingKind kind, Setting setting) {
    given(kind, scene -> setting.in(scene).look(kind.check()));
  }

  void given(FindingKind kind, Case one) {
    all.put(kind, one);
  }

  /** What a test container that did its work and saw no card printed. */
  static Engine.RunResult done(boolean gpus) {
    return new Engine.RunResult(0, "");
  }
}
