package org.imagewizard.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/fit.md are what the program answers. After a change that is meant: {@code mvn
 * test -Dtest=GoldenTableTest -Dtables=write}.
 */
class GoldenTableTest {
  private static final Path PAGE = Path.of("docs/fit.md");
  private static final Catalog CATALOG = new CatalogLoader().bundled();
  private static final long GIB = 1024;

  @Test
  void thePageHoldsTheTables() throws IOException {
    String page = Files.readString(PAGE);
    String written = page;
    for (LanguageModel model : LanguageModel.values()) {
      written = filled(written, model);
    }
    if ("write".equals(System.getProperty("tables"))) {
      Files.writeString(PAGE, written);
    } else {
      assertThat(page).isEqualTo(written);
    }
  }

  private static String filled(String page, LanguageModel model) {
    String begin = "<!-- table: language model " + model.word() + " -->\n";
    String end = "<!-- end -->\n";
    int from = page.indexOf(begin);
    assertThat(from).as(begin).isPositive();
    int to = page.indexOf(end, from);
    return page.substring(0, from) + begin + "\n" + table(model) + "\n" + page.substring(to);
  }

  private static String table(LanguageModel model) {
    List<String> rows = new ArrayList<>();
    rows.add("| cards | on | value | on a card | slower, on the processor | left |");
    rows.add("| --- | --- | --- | --- | --- | --- |");
    for (int gib : new int[] {0, 4, 6, 8, 12, 16, 24}) {
      rows.add(gib == 0 ? row("none", model) : row(gib + " GiB", model, gib * GIB));
    }
    rows.add(row("2 x 8 GiB", model, 8 * GIB, 8 * GIB));
    return String.join("\n", rows) + "\n";
  }

  private static String row(String name, LanguageModel model, long... cards) {
    Placement answer = answer(model, cards);
    assertThat(answer.optimal()).isTrue();
    List<String> onCard = new ArrayList<>();
    List<String> slower = new ArrayList<>();
    CATALOG.services().forEach(s -> add(s.name(), s.gpu().capable(), answer, onCard, slower));
    add("language-model", true, answer, onCard, slower);
    return "| "
        + String.join(
            " | ",
            name,
            String.valueOf(answer.capabilities().size()),
            String.valueOf(answer.objective().value()),
            String.join(", ", onCard),
            String.join(", ", slower),
            cards.length == 0 ? "" : String.valueOf(answer.objective().headroomMiB()))
        + " |";
  }

  private static void add(
      String service, boolean capable, Placement answer, List<String> onCard, List<String> slower) {
    Place place = answer.places().getOrDefault(service, Place.OFF);
    if (place.kind() == Place.Kind.GPU) {
      onCard.add(service);
    } else if (place.isOn() && capable) {
      slower.add(service);
    }
  }

  private static Placement answer(LanguageModel model, long... cards) {
    List<Gpu> gpus = new ArrayList<>();
    for (long mib : cards) {
      gpus.add(new Gpu(gpus.size(), "", "Card", mib, 0, false, List.of()));
    }
    Machine machine = new Machine("a test", 64 * GIB, 64 * GIB, 16, 500 * GIB, gpus);
    return new Fit(new BranchAndBound())
        .propose(
            CATALOG, machine, Wishes.NONE.withLanguageModel(model), Map.of(), new Cancellation())
        .placement();
  }
}
