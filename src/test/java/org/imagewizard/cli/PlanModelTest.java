package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.fit.ChocoOracle;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Placement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code plan --json} as somebody else reads it: the document's own {@code model} is solved again
 * by a general solver, and every sum is added up anew. Nothing is taken from the program but its
 * text.
 */
class PlanModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;

  /** Memory, free disk and cards (total-used, separated by a slash), then the options. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "64000 | 500000 |               | ",
        "64000 | 500000 | 2048-0        | ",
        "64000 | 500000 | 4096-100      | ",
        "64000 | 500000 | 6144-0        | --language-model none",
        "32768 | 300000 | 8192-300      | ",
        "32768 | 300000 | 8192-2756     | --without french",
        "64000 | 500000 | 12288-0       | --language-model local",
        "64000 | 500000 | 16384-500     | --language-model local",
        "64000 | 500000 | 20480-0       | --language-model local",
        "64000 | 500000 | 8192-0/8192-0 | ",
        "64000 | 500000 | 4096-0/2048-0/6144-5000 | --pin espnet-tts=gpu:1",
        "64000 | 500000 | 24576-0/8192-0 | --language-model local --pin language-model=gpu:0",
        "16384 | 500000 | 8192-0        | ",
        "9000  | 500000 | 8192-0        | ",
        "9000  | 500000 | 8192-0        | --cache 512MiB",
        "5000  | 500000 |               | ",
        "64000 | 40000  | 8192-0        | ",
        "64000 | 8000   | 8192-0        | --language-model none",
        "64000 | 500000 | 8192-0        | --want depth-layers --want haptics-demonstration",
        "64000 | 500000 | 3000-0        | --want depth-layers",
        "64000 | 500000 |               | --want french",
        "64000 | 500000 | 2048-0        | --want french --want depth-layers",
        "64000 | 500000 | 8192-0        | --without memcached --without photos-as-sound",
        "64000 | 500000 | 8192-0        | --pin semantic-segmentation=cpu",
        "64000 | 500000 | 8192-0        | --pin espnet-tts=cpu --pin object-detection=off",
        "64000 | 500000 | 8192-0        | --pin object-sorting=cpu --pin line-charts=on",
        "64000 | 500000 | 8192-0        | --pin object-detection=cpu --pin"
            + " object-detection-llm=cpu",
        "64000 | 500000 | 8192-0        | --replicas supercollider=1 --replicas espnet-tts=3",
        "20000 | 500000 | 8192-0        | --replicas semantic-segmentation=2",
        "64000 | 500000 | 8192-0        | --without-key llm",
        "64000 | 500000 | 8192-0        | --without-key llm --want follow-up-questions",
        "64000 | 500000 | 8192-0        | --without-key places --without-key ocr",
        "64000 | 500000 | 8192-0        | --want text-in-pictures",
        "64000 | 500000 | 12288-0       | --profile production",
        "64000 | 500000 | 12288-0       | --profile test",
        "64000 | 500000 | 12288-0       | --profile default",
        "64000 | 500000 | 4096-0        | --profile production",
        "64000 | 500000 | 8192-0/8192-0 | --without-gpu 0",
        "64000 | 500000 | 8192-0/8192-0 | --without-gpu 0 --pin depth-map-generator=gpu:0",
        "64000 | 500000 | 8192-6000     | --gpu-free 0=6GiB --reserve 0",
        "64000 | 500000 | 8192-0        | --reserve 4GiB --ram 12GiB --ram-reserve 1GiB",
        "64000 | 500000 | 1024-0        | --reserve 9GiB",
      })
  void anybodySolvesItToTheSameVector(String ram, String disk, String cards, String options)
      throws IOException {
    Run.Result result = plan(ram, disk, cards == null ? "" : cards, options == null ? "" : options);

    JsonNode json = result.json();
    FitModel model = JSON.treeToValue(json.path("model"), FitModel.class);
    Placement.Objective said = JSON.treeToValue(json.path("objective"), Placement.Objective.class);
    List<String> conflict = strings(json.path("conflict"));
    Optional<Placement.Objective> theirs = new ChocoOracle(model, Map.of()).solve();
    sums(json, model);
    assertThat(result.exit()).isEqualTo(theirs.isPresent() ? 0 : 1);
    if (theirs.isPresent()) {
      assertThat(conflict).isEmpty();
      assertThat(said).isEqualTo(theirs.get());
      assertThat(json.path("optimal").asBoolean()).isTrue();
      assertThat(json.path("gap").asLong(-1)).isZero();
      assertThat(said.value()).isEqualTo(value(json, model));
      startOrder(json, model);
    } else {
      minimal(model, conflict);
    }
  }

  private Run.Result plan(String ram, String disk, String cards, String options)
      throws IOException {
    StringBuilder machine = new StringBuilder();
    machine.append("memoryMiB: " + ram + "\ncpus: 8\ndiskFreeMiB: " + disk + "\ngpus:");
    machine.append(cards.isEmpty() ? " []\n" : "\n");
    for (String card : cards.isEmpty() ? new String[0] : cards.split("/")) {
      String[] sizes = card.split("-");
      machine.append("  - {name: Card, totalMiB: " + sizes[0] + ", usedMiB: " + sizes[1] + "}\n");
    }
    Path file = Files.writeString(home.resolve("machine.yaml"), machine.toString());
    List<String> words = new ArrayList<>(List.of("plan", "--json", "--machine", file.toString()));
    words.addAll(List.of(options.split(" +")));
    words.remove("");
    Run.Result result = new Run(new FakeDesk(), home).of(words.toArray(String[]::new));
    assertThat(result.exit()).as(result.err()).isLessThan(2);
    return result;
  }

  /** Every figure of the document that can be added up, is. */
  private static void sums(JsonNode json, FitModel model) {
    Map<String, FitModel.Item> items = new HashMap<>();
    model.services().forEach(item -> items.put(item.name(), item));
    Map<Integer, Long> cards = new HashMap<>();
    long ram = 0;
    assertThat(json.path("services")).hasSize(items.size());
    for (JsonNode service : json.path("services")) {
      FitModel.Item item = items.get(service.path("name").asText());
      String state = service.path("state").asText();
      boolean onCard = state.startsWith("gpu:");
      long n = item.replicas();
      long memory = onCard ? item.ramGpuMiB() : item.ramCpuMiB();
      assertThat(service.path("ramMiB").asLong()).isEqualTo(state.equals("off") ? 0 : memory * n);
      assertThat(service.path("vramMiB").asLong()).isEqualTo(onCard ? item.vramMiB() * n : 0);
      ram += service.path("ramMiB").asLong();
      if (onCard) {
        cards.merge(
            Integer.parseInt(state.substring(4)), service.path("vramMiB").asLong(), Long::sum);
      }
    }
    assertThat(json.path("ramMiB").path("planned").asLong()).isEqualTo(ram);
    assertThat(json.path("ramMiB").path("budget").asLong()).isEqualTo(model.ramBudgetMiB());
    assertThat(json.path("gpus")).hasSize(model.gpus().size());
    for (JsonNode card : json.path("gpus")) {
      long planned = cards.getOrDefault(card.path("index").asInt(), 0L);
      assertThat(card.path("plannedMiB").asLong()).isEqualTo(planned);
      if (json.path("conflict").isEmpty()) {
        assertThat(planned)
            .isLessThanOrEqualTo(card.path("freeMiB").asLong() - card.path("reserveMiB").asLong());
      }
    }
  }

  private static long value(JsonNode json, FitModel model) {
    List<String> on = new ArrayList<>();
    for (JsonNode service : json.path("services")) {
      if (!service.path("state").asText().equals("off")) {
        on.add(service.path("name").asText());
      }
    }
    long value = 0;
    for (JsonNode capability : json.path("capabilities")) {
      String id = capability.path("id").asText();
      assertThat(capability.path("reason").asText()).as(id).isNotBlank();
      if (capability.path("on").asBoolean()) {
        FitModel.Goal goal =
            model.capabilities().stream().filter(g -> g.id().equals(id)).findFirst().orElseThrow();
        assertThat(goal.needs()).as(id).allMatch(group -> group.stream().anyMatch(on::contains));
        value += goal.value();
        for (FitModel.Bonus extra : goal.extras()) {
          value += on.containsAll(extra.services()) ? extra.value() : 0;
        }
      }
    }
    return value;
  }

  /** All that runs, the largest on a card first. */
  private static void startOrder(JsonNode json, FitModel model) {
    Map<String, Long> onCards = new HashMap<>();
    List<String> on = new ArrayList<>();
    for (JsonNode service : json.path("services")) {
      String name = service.path("name").asText();
      if (!service.path("state").asText().equals("off")) {
        on.add(name);
      }
      if (service.path("state").asText().startsWith("gpu:")) {
        onCards.put(name, service.path("vramMiB").asLong());
      }
    }
    List<String> order = strings(json.path("startOrder"));
    assertThat(order).containsExactlyInAnyOrderElementsOf(on);
    List<Long> sizes = order.stream().filter(onCards::containsKey).map(onCards::get).toList();
    assertThat(sizes).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(model.services()).isNotEmpty();
  }

  /** The set cannot hold; without any one of its entries it can. */
  private static void minimal(FitModel model, List<String> conflict) {
    assertThat(conflict).isNotEmpty();
    assertThat(holds(model, conflict)).isFalse();
    for (String entry : conflict) {
      List<String> rest = conflict.stream().filter(other -> !other.equals(entry)).toList();
      assertThat(holds(model, rest)).as("without " + entry).isTrue();
    }
  }

  private static boolean holds(FitModel model, List<String> entries) {
    Map<String, String> pins = new HashMap<>();
    model
        .pins()
        .forEach(
            (name, place) -> {
              if (entries.contains("pin " + name + "=" + place)) {
                pins.put(name, place);
              }
            });
    FitModel only =
        new FitModel(
            model.services(),
            model.capabilities(),
            model.conflicts(),
            model.gpus(),
            model.ramBudgetMiB(),
            model.diskFreeMiB(),
            pins,
            model.wants().stream().filter(id -> entries.contains("want " + id)).toList());
    return new ChocoOracle(only, Map.of()).solve().isPresent();
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(node -> strings.add(node.asText()));
    return strings;
  }
}
