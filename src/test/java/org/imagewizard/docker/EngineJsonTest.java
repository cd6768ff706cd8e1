package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EngineJsonTest {
  private static EngineInfo read(String version, String info) {
    JsonNode first = new EngineHttp.Reply(200, version).json();
    return EngineJson.info("unix:///x", first, new EngineHttp.Reply(200, info).json());
  }

  @Test
  void anEngineOf2020SaysLess() {
    EngineInfo info = read(StubEngine.OF_2020.version(), StubEngine.OF_2020.info());
    assertThat(info.apiVersion()).isEqualTo("1.41");
    assertThat(info.memoryMiB()).isEqualTo(32_000);
    assertThat(info.devices()).isEmpty();
    assertThat(info.traits().host()).isEqualTo("lab");
    assertThat(info.traits().cdiFolders()).isEmpty();
    assertThat(info.traits().time()).startsWith("2026-03-01T12:00:00");
  }

  @Test
  void aNewerOneSaysMore() {
    EngineInfo info = read(StubEngine.OF_2025.version(), StubEngine.OF_2025.info());
    assertThat(info.devices()).containsExactly("nvidia.com/gpu=0", "nvidia.com/gpu=all");
    assertThat(info.traits().cdiFolders()).containsExactly("/etc/cdi", "/var/run/cdi");
    assertThat(info.traits().oldestApi()).isEqualTo("1.44");
  }

  @Test
  void noDamagedAnswerBreaksTheReading() {
    Random random = new Random(7);
    String text = StubEngine.OF_2025.info();
    for (int i = 0; i < 10_000; i++) {
      String damaged = damage(text, random);
      EngineInfo info = read(damage(StubEngine.OF_2025.version(), random), damaged);
      assertThat(info.memoryMiB()).as(damaged).isGreaterThanOrEqualTo(0);
      assertThat(info.cpus()).as(damaged).isGreaterThanOrEqualTo(0);
    }
  }

  private static String damage(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    String odd = "[]{}:,\"-09.e null\u0000é";
    for (int n = random.nextInt(4); n >= 0; n--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(4)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
        case 2 -> changed.insert(at, odd.charAt(random.nextInt(odd.length())));
        default -> changed.setLength(Math.max(1, random.nextInt(20) == 0 ? at : changed.length()));
      }
    }
    return changed.toString();
  }
}
