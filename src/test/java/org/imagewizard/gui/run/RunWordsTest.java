package org.imagewizard.gui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.watch.StackStatus.ServiceStatus;
import org.junit.jupiter.api.Test;

class RunWordsTest {
  private static final Instant NOW = Instant.parse("2026-05-14T14:02:30Z");

  private final RunWords english = new RunWords(new Texts(Locale.ENGLISH));

  private static ServiceStatus service(String state, String startedAt) {
    return new ServiceStatus(
        "memcached", "c", state, "", "cpu", 0, 0, 0, Phrase.plain(""), -1, -1, startedAt);
  }

  private static ServiceStatus running(Duration age) {
    return service("running", NOW.minus(age).toString());
  }

  @Test
  void howLongAServiceRunsIsSaidInTheTwoUnitsThatMatter() {
    assertThat(english.since(running(Duration.ofSeconds(20)), NOW)).isEqualTo("0 min");
    assertThat(english.since(running(Duration.ofMinutes(134)), NOW)).isEqualTo("2 h 14 min");
    RunWords french = new RunWords(new Texts(Locale.FRENCH));
    assertThat(french.since(running(Duration.ofHours(27)), NOW)).isEqualTo("1 j 3 h");
  }

  @Test
  void whatDoesNotRunHasNotBeenRunningForAnyTime() {
    assertThat(english.since(service("exited", "2026-05-14T14:00:00Z"), NOW)).isEmpty();
    assertThat(english.since(service("running", ""), NOW)).isEmpty();
  }
}
