package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/** Whether the containers that run, anybody's, still have the card that they were given. */
final class KeptCheck {
  private final FixList fixes;

  KeptCheck(FixList fixes) {
    this.fixes = fixes;
  }

  /**
   * @param none what it means that no container asked for a card
   */
  Finding run(EngineFacts facts, FindingKind none) {
    Optional<Engine> engine = facts.engine();
    if (engine.isEmpty()) {
      return Finding.of(FindingKind.KEPT_UNKNOWN);
    }
    try {
      return look(engine.get(), none, facts.remote());
    } catch (ProblemException e) {
      return Finding.of(FindingKind.KEPT_UNKNOWN).proof(e.problem().what());
    }
  }

  private Finding look(Engine engine, FindingKind none, boolean remote) {
    List<Container> asked = LostCards.asked(engine.containers(""));
    if (asked.isEmpty()) {
      return Finding.of(none);
    }
    List<LostCards.Lost> lost = LostCards.among(engine, asked);
    if (lost.isEmpty()) {
      return Finding.of(FindingKind.KEPT_OK).proof(Sentence.of("gpu.kept.looked", names(asked)));
    }
    List<Phrase> proof = new ArrayList<>();
    lost.forEach(
        one -> proof.add(Sentence.of("gpu.kept.answer", one.container().name(), one.answer())));
    proof.add(Sentence.of("gpu.kept.why"));
    Finding finding =
        Finding.of(
                FindingKind.KEPT_LOST, names(lost.stream().map(LostCards.Lost::container).toList()))
            .proof(proof);
    // The cure that lasts is one of the engine's own computer; containers obey from anywhere.
    return remote
        ? finding.mend(fixes.cardsRestart())
        : finding.mend(fixes.cardsRestart(), fixes.cardsKeep());
  }

  private static String names(List<Container> containers) {
    return containers.stream().map(Container::name).sorted().collect(Collectors.joining(", "));
  }
}
