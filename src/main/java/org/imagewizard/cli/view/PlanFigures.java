package org.imagewizard.cli.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imagewizard.catalog.Estimate;
import org.imagewizard.catalog.Service;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Place;
import org.imagewizard.machine.Gpu;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.wizard.Evaluation;

/** The sums of a plan, the same for people and for {@code --json}. All sizes in MiB. */
public final class PlanFigures {
  private final Evaluation evaluation;
  private final Locale locale;
  private final Map<String, FitModel.Item> items;

  /**
   * One service: its need at its place, replicas included; 0 when off.
   *
   * @param estimate of one replica, wherever it runs; says whether it was measured, and where
   */
  public record Row(
      String name,
      Place place,
      String reason,
      long vramMiB,
      long ramMiB,
      int replicas,
      Estimate estimate) {}

  /** One card. */
  public record CardRow(
      int index, String name, long totalMiB, long freeMiB, long reserveMiB, long plannedMiB) {
    public long leftMiB() {
      return freeMiB - reserveMiB - plannedMiB;
    }
  }

  public PlanFigures(Evaluation evaluation, Locale locale) {
    this.evaluation = evaluation;
    this.locale = locale;
    this.items =
        evaluation.proposal().model().services().stream()
            .collect(Collectors.toMap(FitModel.Item::name, Function.identity(), (a, b) -> a));
  }

  public List<Row> services() {
    return evaluation.plan().services().stream().map(this::row).toList();
  }

  private Row row(PlannedService planned) {
    Place place = planned.place();
    FitModel.Item item = items.get(planned.name());
    boolean onCard = place.kind() == Place.Kind.GPU;
    long vram = item == null || !onCard ? 0 : item.vramMiB();
    long ram = item == null || !place.isOn() ? 0 : onCard ? item.ramGpuMiB() : item.ramCpuMiB();
    String reason =
        evaluation.proposal().reasons(locale).services().getOrDefault(planned.name(), "");
    return new Row(
        planned.name(),
        place,
        reason,
        vram * planned.replicas(),
        ram * planned.replicas(),
        planned.replicas(),
        evaluation
            .catalog()
            .service(planned.name())
            .map(Service::estimate)
            .orElseGet(Estimate::unknown));
  }

  public List<CardRow> cards() {
    return evaluation.proposal().model().gpus().stream().map(this::card).toList();
  }

  private CardRow card(FitModel.Card card) {
    Gpu gpu =
        evaluation.machine().gpus().stream()
            .filter(one -> one.index() == card.id())
            .findFirst()
            .orElseGet(() -> new Gpu(card.id(), "", "", card.freeMiB(), 0, false, List.of()));
    long planned =
        services().stream()
            .filter(row -> row.place().equals(Place.gpu(card.id())))
            .mapToLong(Row::vramMiB)
            .sum();
    return new CardRow(
        card.id(),
        gpu.name(),
        // More is free than the card has when somebody asks what a larger one would do.
        Math.max(gpu.totalMiB(), card.freeMiB()),
        card.freeMiB(),
        card.reserveMiB(),
        planned);
  }

  public long plannedRamMiB() {
    return services().stream().mapToLong(Row::ramMiB).sum();
  }

  public long ramBudgetMiB() {
    return evaluation.proposal().model().ramBudgetMiB();
  }

  /** What the images still have to bring to the disk. */
  public long plannedDiskMiB() {
    return services().stream()
        .filter(row -> row.place().isOn())
        .mapToLong(row -> items.containsKey(row.name()) ? items.get(row.name()).diskMiB() : 0)
        .sum();
  }

  public long diskFreeMiB() {
    return evaluation.proposal().model().diskFreeMiB();
  }
}
