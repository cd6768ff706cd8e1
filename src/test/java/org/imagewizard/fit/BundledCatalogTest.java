package org.imagewizard.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.junit.jupiter.api.Test;

/** The whole server: what upstream says about its needs must come out of the fit. */
class BundledCatalogTest {
  private static final Catalog CATALOG = new CatalogLoader().bundled();

  private static Proposal propose(LanguageModel model, Map<String, String> pins, long... cards) {
    List<Gpu> gpus =
        java.util.stream.IntStream.range(0, cards.length)
            .mapToObj(i -> new Gpu(i, "", "Card", cards[i], 0, false, List.of()))
            .toList();
    Machine machine = new Machine("a test", 64_000, 60_000, 16, 500_000, gpus);
    Wishes wishes =
        new Wishes(Optional.empty(), List.of(), List.of(), pins, Map.of(), model, List.of());
    return new Fit(new BranchAndBound())
        .propose(CATALOG, machine, wishes, Map.of(), new Cancellation());
  }

  private static long value(LanguageModel model, long... cards) {
    return propose(model, Map.of(), cards).placement().objective().value();
  }

  @Test
  void eightGigabytesAreEnoughWithARemoteLanguageModel() {
    Placement eight = propose(LanguageModel.REMOTE, Map.of(), 8192).placement();
    assertThat(eight.objective().value()).isEqualTo(value(LanguageModel.REMOTE, 49_152));
    assertThat(eight.objective().cpuFallbacks()).isZero();
    assertThat(value(LanguageModel.REMOTE, 4096)).isLessThan(eight.objective().value());
  }

  @Test
  void aLocalLanguageModelNeedsAboutTwenty() {
    long all = value(LanguageModel.REMOTE, 49_152);
    assertThat(value(LanguageModel.LOCAL, 24_576)).isEqualTo(all);
    assertThat(value(LanguageModel.LOCAL, 20_480)).isEqualTo(all);
    assertThat(value(LanguageModel.LOCAL, 16_384)).isLessThan(all);
    // It competes like any other service: on two cards it takes the one that leaves the rest room.
    Placement two = propose(LanguageModel.LOCAL, Map.of(), 8192, 14_336).placement();
    assertThat(two.places()).containsEntry("language-model", Place.gpu(1));
    assertThat(two.objective().value()).isEqualTo(all);
    // Where nothing has room for it, what can do without it stays.
    assertThat(propose(LanguageModel.LOCAL, Map.of(), 8192).placement().places())
        .containsEntry("language-model", Place.OFF)
        .containsEntry("semantic-segmentation", Place.gpu(0));
  }

  @Test
  void everyServiceAndCapabilityHasItsReason() {
    for (LanguageModel model : LanguageModel.values()) {
      for (long card : new long[] {0, 2048, 4096, 8192}) {
        Proposal proposal = card == 0 ? propose(model, Map.of()) : propose(model, Map.of(), card);
        assertThat(proposal.placement().conflict()).isEmpty();
        assertThat(proposal.placement().optimal()).isTrue();
        assertThat(Rules.broken(proposal.model(), proposal.placement())).isEmpty();
        assertThat(proposal.reasons(Locale.ENGLISH).services())
            .hasSize(proposal.catalog().services().size());
        assertThat(proposal.reasons(Locale.ENGLISH).capabilities())
            .hasSize(CATALOG.capabilities().size());
        assertThat(proposal.reasons(Locale.ENGLISH).services().values())
            .allMatch(r -> r.length() > 5);
        assertThat(proposal.reasons(Locale.ENGLISH).capabilities().values())
            .allMatch(r -> r.length() > 5);
        assertThat(proposal.placement().places())
            .as("they write the same result")
            .matches(
                places ->
                    !places.get("object-detection").isOn()
                        || !places.get("object-detection-llm").isOn());
      }
    }
  }

  @Test
  void aServiceThatCannotRunOnTheProcessorSaysSo() {
    Proposal proposal = propose(LanguageModel.REMOTE, Map.of("depth-map-generator", "cpu"), 8192);
    assertThat(proposal.placement().conflict()).containsExactly("pin depth-map-generator=cpu");
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("depth-map-generator"))
        .contains("cannot run on the processor", "Use off or gpu:0.");
  }

  @Test
  void aProfileThatOverflowsKeepsRivalsTogether() {
    Wishes wishes =
        new Wishes(
            Optional.of("default"),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            LanguageModel.REMOTE,
            List.of());
    Machine machine = new Machine("a test", 64_000, 60_000, 16, 500_000, List.of());
    Placement placement =
        new Fit(new BranchAndBound())
            .propose(CATALOG, machine, wishes, Map.of(), new Cancellation())
            .placement();
    assertThat(placement.conflict())
        .as("one minimal set at a time, and rivals of one profile are none")
        .hasSize(1)
        .containsAnyOf(
            "pin semantic-segmentation=on",
            "pin depth-map-generator=on",
            "pin multilang-support=on");
    assertThat(placement.places())
        .containsEntry("object-detection", Place.CPU)
        .containsEntry("object-detection-llm", Place.CPU)
        .containsEntry("semantic-segmentation", Place.gpu(0));
  }
}
