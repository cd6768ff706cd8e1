package org.imagewizard.docker;

import java.util.List;

/** What {@link FakeEngine} says of itself until a test says otherwise. */
final class FakeInfo {
  static final EngineInfo PLAIN =
      new EngineInfo(
          "unix:///fake.sock",
          "20.10.24",
          "1.41",
          "/var/lib/docker",
          "overlay2",
          "2",
          List.of(),
          List.of("runc"),
          List.of(),
          "Fake OS",
          "x86_64",
          8,
          32_768,
          0);

  private FakeInfo() {}
}
