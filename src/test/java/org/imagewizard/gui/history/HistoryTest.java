package org.imagewizard.gui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.watch.History;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.StackStatus.Card;
import org.imagewizard.watch.StackStatus.ServiceStatus;
import org.junit.jupiter.api.Test;

/** What the pictures of the last minutes say in words. */
class HistoryTest {
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final HistoryViewModel model = new HistoryViewModel(texts);

  private static StackStatus status(double cpu, long memory, long gpu, long card) {
    return new StackStatus(
        List.of(one("tts", cpu, memory, gpu), one("ocr", 5, 500, -1)),
        List.of(),
        List.of(new Card(0, "RTX 3070", 8192, card, List.of())));
  }

  private static ServiceStatus one(String name, double cpu, long memory, long gpu) {
    ServiceStatus plain =
        new ServiceStatus(name, name, "running", "", "cpu", gpu, 0, 0, Phrase.plain(""));
    return new ServiceStatus(
        plain.name(),
        plain.container(),
        plain.state(),
        plain.health(),
        plain.placement(),
        gpu,
        0,
        0,
        plain.reason(),
        memory,
        cpu,
        "");
  }

  private void looks(StackStatus... all) {
    long nanos = 1;
    for (StackStatus status : all) {
      model.seen(status, nanos);
      nanos += Duration.ofSeconds(90).toNanos();
    }
  }

  private List<String> words() {
    return model.courses().stream().map(model::words).toList();
  }

  @Test
  void allServicesTogetherAndTheCardAreToldFromLeastToMost() {
    looks(status(10, 500, 900, 2000), status(45, 1548, 900, 5000), status(20, 600, 900, 3000));
    assertThat(words())
        .containsExactly(
            "Processor: between 15 % of one core and 50 % of one core in the last 3 minutes,"
                + " now 25 % of one core",
            "Memory: between 1,000 MiB and 2.0 GiB in the last 3 minutes, now 1.1 GiB",
            "GPU 0, with other programs: between 2.0 GiB and 4.9 GiB in the last 3 minutes,"
                + " now 2.9 GiB");
  }

  @Test
  void oneServiceIsToldAloneAndInTheLanguageOfNow() {
    looks(status(10, 500, 900, 2000), status(45, 600, 950, 5000));
    model.choose(model.subjects().get(2));
    assertThat(words()).hasSize(2).last().asString().startsWith("Memory: between 500 MiB");
    model.choose(model.subjects().get(1));
    texts.use(Locale.FRENCH);
    assertThat(words().getLast())
        .isEqualTo(
            "Mémoire graphique\u00a0: entre 900 Mio et 950 Mio ces 2 dernières minutes,"
                + " 950 Mio maintenant");
  }

  @Test
  void aLittleIsNotToldAsNothing() {
    looks(new StackStatus(List.of(one("tts", 0.3, 500, -1)), List.of(), List.of()));
    assertThat(words()).first().isEqualTo("Processor: less than 1 % of one core now");
    texts.use(Locale.FRENCH);
    assertThat(words()).first().isEqualTo("Processeur\u00a0: moins de 1 % d’un cœur maintenant");
  }

  @Test
  void whatIsOlderThanTenMinutesGoesAndAServerThatIsGoneIsForgotten() {
    model.seen(status(10, 9000, 900, 2000), 1);
    long late = History.KEPT.plusSeconds(2).toNanos();
    model.seen(status(10, 500, 900, 2000), late);
    assertThat(words()).contains("Memory: 1,000 MiB now");
    model.seen(null, late + 1);
    assertThat(words()).isEmpty();
  }
}
