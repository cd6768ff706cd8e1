package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A model with one thing changed, for asking "what if". */
final class Models {
  private Models() {}

  /** Only what is wanted counts: no value, no extras. */
  static FitModel withoutValues(FitModel m) {
    return new FitModel(
        m.services(),
        m.capabilities().stream()
            .map(g -> new FitModel.Goal(g.id(), 0, g.needs(), List.of()))
            .toList(),
        m.conflicts(),
        m.gpus(),
        m.ramBudgetMiB(),
        m.diskFreeMiB(),
        m.pins(),
        m.wants());
  }

  static FitModel withPins(FitModel m, Map<String, String> pins) {
    return with(m, m.services(), m.gpus(), m.ramBudgetMiB(), m.diskFreeMiB(), pins, m.wants());
  }

  static FitModel withWants(FitModel m, List<String> wants) {
    return with(m, m.services(), m.gpus(), m.ramBudgetMiB(), m.diskFreeMiB(), m.pins(), wants);
  }

  static FitModel with(
      FitModel m, List<FitModel.Item> services, Map<String, String> pins, List<String> wants) {
    return with(m, services, m.gpus(), m.ramBudgetMiB(), m.diskFreeMiB(), pins, wants);
  }

  static FitModel withMoreRam(FitModel m, long mib) {
    return with(
        m, m.services(), m.gpus(), m.ramBudgetMiB() + mib, m.diskFreeMiB(), m.pins(), m.wants());
  }

  static FitModel withMoreDisk(FitModel m, long mib) {
    return with(
        m, m.services(), m.gpus(), m.ramBudgetMiB(), m.diskFreeMiB() + mib, m.pins(), m.wants());
  }

  /**
   * @param position of the card in the model's list
   */
  static FitModel withLargerCard(FitModel m, int position, long mib) {
    List<FitModel.Card> cards = new ArrayList<>(m.gpus());
    FitModel.Card card = cards.get(position);
    cards.set(position, new FitModel.Card(card.id(), card.freeMiB() + mib, card.reserveMiB()));
    return with(m, m.services(), cards, m.ramBudgetMiB(), m.diskFreeMiB(), m.pins(), m.wants());
  }

  /** As if a first, or one more, card with so much room were put in. */
  static FitModel withAnotherCard(FitModel m, long mib) {
    List<FitModel.Card> cards = new ArrayList<>(m.gpus());
    int id = cards.stream().mapToInt(FitModel.Card::id).max().orElse(-1) + 1;
    cards.add(new FitModel.Card(id, mib, 0));
    return with(m, m.services(), cards, m.ramBudgetMiB(), m.diskFreeMiB(), m.pins(), m.wants());
  }

  private static FitModel with(
      FitModel m,
      List<FitModel.Item> services,
      List<FitModel.Card> cards,
      long ram,
      long disk,
      Map<String, String> pins,
      List<String> wants) {
    return new FitModel(services, m.capabilities(), m.conflicts(), cards, ram, disk, pins, wants);
  }
}
