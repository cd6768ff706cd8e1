package org.imagewizard.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.machine.Machine;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final Fit FIT = new Fit(new BranchAndBound());

  private static Proposal propose(Machine machine, Wishes wishes) {
    return FIT.propose(SampleCatalog.catalog(), machine, wishes, Map.of(), new Cancellation());
  }

  private static Wishes pin(String name, String place) {
    return wishes(List.of(), List.of(), Map.of(name, place), LanguageModel.REMOTE);
  }

  private static Wishes wishes(
      List<String> wants, List<String> without, Map<String, String> pins, LanguageModel model) {
    return new Wishes(Optional.empty(), wants, without, pins, Map.of(), model, List.of());
  }

  private static Wishes profile(String name) {
    return new Wishes(
        Optional.of(name),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        LanguageModel.REMOTE,
        List.of());
  }

  @Test
  void reasonsAreWorkedOutWhenTheyAreAskedForInThatLanguage() {
    Proposal proposal = propose(SampleCatalog.machine(8000), Wishes.NONE);
    assertThat(proposal.knownReasons(Locale.FRENCH)).isEmpty();
    Reasons french = proposal.reasons(Locale.CANADA_FRENCH);
    assertThat(proposal.knownReasons(Locale.FRENCH)).containsSame(french);
    assertThat(proposal.knownReasons(Locale.ENGLISH)).isEmpty();
    assertThat(proposal.reasons(Locale.ENGLISH)).isNotEqualTo(french);
  }

  @Test
  void aLargeCardHasEverythingThatIsWorthSomething() {
    Proposal proposal = propose(SampleCatalog.machine(8000), Wishes.NONE);
    assertThat(proposal.placement().capabilities())
        .containsExactlyInAnyOrder("audio", "french", "depth-layers", "questions");
    assertThat(proposal.placement().objective().value()).isEqualTo(30);
    assertThat(proposal.placement().places()).containsEntry("speech", Place.gpu(0));
    assertThat(proposal.startOrder()).startsWith("cache").endsWith("entrance");
    assertThat(proposal.reasons(Locale.ENGLISH).services()).hasSize(11);
    assertThat(proposal.reasons(Locale.ENGLISH).capabilities()).hasSize(5);
    assertThat(proposal.reasons(Locale.ENGLISH).services().values())
        .allMatch(reason -> reason.endsWith("."));
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("entrance")).isEqualTo("Always on.");
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("cache"))
        .contains("Gives more to: Title of audio");
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("ancient")).startsWith("Deprecated");
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("find"))
        .isEqualTo("find-llm does its work, and both must not run together.");
  }

  @Test
  void whatDoesNotFitNamesTheCheapestChange() {
    Proposal proposal = propose(SampleCatalog.machine(2000), Wishes.NONE);
    assertThat(proposal.placement().capabilities()).doesNotContain("depth-layers");
    assertThat(proposal.reasons(Locale.ENGLISH).capabilities().get("depth-layers"))
        .isEqualTo(
            "It does not fit: depth needs about 1,500 MiB on a card (estimate). What would let it"
                + " in: about 400 MiB more on GPU 0, or giving up Title of french.");
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("speech"))
        .contains("runs on the processor, slower: Speech is slow.");
    Proposal larger = propose(SampleCatalog.machine(2400), Wishes.NONE);
    assertThat(larger.placement().capabilities()).contains("depth-layers", "french");
  }

  @Test
  void withoutACardTheReasonSaysSo() {
    Proposal proposal = propose(SampleCatalog.NO_CARD, Wishes.NONE);
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("depth")).contains("there is none");
    assertThat(proposal.reasons(Locale.ENGLISH).capabilities().get("french"))
        .contains("a graphics card with about 900 MiB free");
  }

  @Test
  void withoutALanguageModelItsServicesAreOff() {
    Proposal proposal =
        propose(
            SampleCatalog.machine(8000),
            wishes(List.of(), List.of(), Map.of(), LanguageModel.NONE));
    assertThat(proposal.placement().capabilities()).contains("audio").doesNotContain("questions");
    assertThat(proposal.placement().places())
        .containsEntry("find-llm", Place.OFF)
        .containsEntry("find", Place.gpu(0))
        .as("an optional key stops nobody")
        .containsEntry("sound", Place.CPU);
    assertThat(proposal.reasons(Locale.ENGLISH).capabilities().get("questions"))
        .contains("needs a language model");
  }

  @Test
  void wantingSomethingMeansItsServices() {
    Proposal without =
        propose(
            SampleCatalog.NO_CARD,
            wishes(List.of("questions", "old"), List.of(), Map.of(), LanguageModel.NONE));
    assertThat(without.placement().conflict()).isEmpty();
    assertThat(without.placement().capabilities()).contains("questions", "old");
  }

  @Test
  void aLocalModelTakesItsShareOfTheLargestCard() {
    Wishes local = wishes(List.of(), List.of(), Map.of(), LanguageModel.LOCAL);
    Proposal fits = propose(SampleCatalog.machine(4000, 16_000), local);
    assertThat(fits.placement().places()).containsEntry("language-model", Place.gpu(1));
    assertThat(fits.placement().capabilities()).contains("questions");
    assertThat(fits.startOrder()).startsWith("language-model");
    Proposal tooSmall = propose(SampleCatalog.machine(8000), local);
    assertThat(tooSmall.placement().places()).containsEntry("language-model", Place.OFF);
    assertThat(tooSmall.reasons(Locale.ENGLISH).capabilities().get("questions"))
        .contains("language-model needs about 12,984 MiB", "7,390 MiB more on GPU 0");
  }

  @Test
  void leavingOutIsObeyedAndSaid() {
    Proposal proposal =
        propose(
            SampleCatalog.machine(8000),
            wishes(List.of(), List.of("french", "depth"), Map.of(), LanguageModel.REMOTE));
    assertThat(proposal.placement().capabilities()).containsExactlyInAnyOrder("audio", "questions");
    assertThat(proposal.reasons(Locale.ENGLISH).capabilities())
        .containsEntry("french", "You left it out.");
    assertThat(proposal.reasons(Locale.ENGLISH).capabilities().get("depth-layers"))
        .isEqualTo("depth is off: you left it out.");
  }

  @Test
  void aPinThatCannotHoldIsAnAnswer() {
    Proposal processor = propose(SampleCatalog.machine(8000), pin("depth", "cpu"));
    assertThat(processor.placement().conflict()).containsExactly("pin depth=cpu");
    assertThat(processor.reasons(Locale.ENGLISH).services().get("depth"))
        .isEqualTo(
            "depth cannot run on the processor: it would fail at every request."
                + " Use off or gpu:0.");
    Proposal card = propose(SampleCatalog.machine(8000), pin("depth", "gpu:4"));
    assertThat(card.placement().conflict()).containsExactly("pin depth=gpu:4");
    assertThat(card.reasons(Locale.ENGLISH).services().get("depth")).contains("only GPU 0");
    Proposal entrance = propose(SampleCatalog.machine(8000), pin("entrance", "off"));
    assertThat(entrance.placement().conflict()).containsExactly("pin entrance=off");
    assertThat(entrance.placement().places()).containsEntry("entrance", Place.CPU);
  }

  @Test
  void pinsThatDoNotFitTogetherAreNamedTogether() {
    Map<String, String> pins = Map.of("depth", "gpu:0", "translate", "gpu:0", "find", "off");
    Proposal proposal =
        propose(
            SampleCatalog.machine(2000), wishes(List.of(), List.of(), pins, LanguageModel.REMOTE));
    assertThat(proposal.placement().conflict())
        .containsExactly("pin depth=gpu:0", "pin translate=gpu:0");
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("depth"))
        .contains("Dropping any one of them");
  }

  @Test
  void aProfileIsTheSourcesOwnSelection() {
    Proposal proposal = propose(SampleCatalog.machine(8000), profile("small"));
    assertThat(proposal.placement().conflict()).isEmpty();
    assertThat(proposal.placement().places())
        .containsEntry("find", Place.gpu(0))
        .containsEntry("follow", Place.OFF);
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("follow"))
        .contains("Not part of the profile small");
  }

  @Test
  void whatAProfileHasNoRoomForStaysSelected() {
    Proposal proposal = propose(SampleCatalog.machine(1000), profile("small"));
    assertThat(proposal.placement().conflict()).containsExactly("pin depth=on");
    assertThat(proposal.reasons(Locale.ENGLISH).services().get("translate"))
        .contains("stays selected");
    assertThat(proposal.placement().places())
        .containsEntry("depth", Place.gpu(0))
        .containsEntry("translate", Place.gpu(0))
        .containsEntry("speech", Place.CPU);
  }

  @Test
  void theFrontierNamesWhatEachSizeGives() {
    List<Frontier.Step> steps =
        new Frontier(FIT)
            .steps(SampleCatalog.catalog(), SampleCatalog.NO_CARD, Wishes.NONE, new Cancellation());
    assertThat(steps.getFirst().capabilities()).containsExactlyInAnyOrder("audio", "questions");
    assertThat(steps.getFirst().gains().isEmpty()).isTrue();
    assertThat(steps.get(1).gib()).isEqualTo(2);
    assertThat(steps.get(1).gains().capabilities()).containsExactly("french");
    assertThat(steps.get(2).gains().capabilities()).containsExactly("depth-layers");
    assertThat(steps.get(3).gains().faster()).containsExactly("speech");
    assertThat(steps.getLast().gains().isEmpty()).isTrue();
    assertThat(steps).allMatch(step -> step.gains().lost().isEmpty());
    assertThat(steps.getLast().localModelToo()).isTrue();
    assertThat(steps.get(5).localModelToo()).isFalse();
  }

  @Test
  void unknownNamesAreRefused() {
    refused(wishes(List.of("frnech"), List.of(), Map.of(), LanguageModel.REMOTE))
        .extracting(Problem::summary, Problem::actions)
        .containsExactly(
            "There is no capability \"frnech\". Did you mean french?",
            List.of("List them: image-wizard catalog"));
    refused(wishes(List.of(), List.of("speeech"), Map.of(), LanguageModel.REMOTE))
        .extracting(Problem::summary)
        .asString()
        .contains("Did you mean speech?");
    refused(pin("nobody-knows-me", "off"));
    refused(pin("speech", "gup:0"))
        .extracting(Problem::summary)
        .isEqualTo("\"gup:0\" is not a place for speech.");
    refused(profile("tiny"));
    refused(wishes(List.of("french"), List.of("french"), Map.of(), LanguageModel.REMOTE));
    refused(
        new Wishes(
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of("speech", 0),
            LanguageModel.REMOTE,
            List.of("lmm")));
  }

  private static org.assertj.core.api.ObjectAssert<Problem> refused(Wishes wishes) {
    Problem[] problem = new Problem[1];
    assertThatThrownBy(() -> propose(SampleCatalog.NO_CARD, wishes))
        .isInstanceOfSatisfying(ProblemException.class, e -> problem[0] = e.problem());
    assertThat(problem[0].kind()).isEqualTo(Problem.Kind.INPUT);
    return assertThat(problem[0]);
  }
}
