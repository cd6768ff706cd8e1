package org.imagewizard.gui.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Service;
import org.imagewizard.deploy.Failures;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/** Collects progress from any thread; ten times a second the rows take it over. */
public final class ProgressBoard implements ProgressSink {
  private static final Progress.Download NOTHING = new Progress.Download(0, 0, 0, -1);

  private Progress.Download download = NOTHING;
  private final ConcurrentLinkedQueue<Progress> waiting = new ConcurrentLinkedQueue<>();
  private final ObservableList<ServiceRow> rows = FXCollections.observableArrayList();
  private final Map<String, ServiceRow> byName = new LinkedHashMap<>();
  private volatile Map<String, List<String>> servicesOfImage = Map.of();
  private final ObjectProperty<List<Phrase>> lasting = new SimpleObjectProperty<>(List.of());
  private final StringProperty now = new SimpleStringProperty("");
  private final Supplier<Locale> locale;

  /**
   * @param locale of what it says; a person may change it at any time
   */
  ProgressBoard(Supplier<Locale> locale) {
    this.locale = locale;
  }

  @Override
  public void accept(Progress event) {
    waiting.add(event);
  }

  public ObservableList<ServiceRow> rows() {
    return rows;
  }

  /** What was said and still holds when the work is done, each once, in the order said. */
  ObservableValue<List<Phrase>> lasting() {
    return lasting;
  }

  /** What is being done now, one sentence. */
  public StringProperty now() {
    return now;
  }

  void clear() {
    waiting.clear();
    rows.clear();
    byName.clear();
    servicesOfImage = Map.of();
    lasting.set(List.of());
    now.set("");
    download = NOTHING;
  }

  /** A row for each service that runs. */
  void expect(DeploymentPlan plan) {
    plan.running().forEach(service -> row(service.name()));
  }

  /** Which images belong to which services, so that bytes find their row. From any thread. */
  void images(Catalog catalog) {
    servicesOfImage =
        catalog.services().stream()
            .collect(
                Collectors.groupingBy(
                    s -> shortName(s.image()),
                    Collectors.mapping(Service::name, Collectors.toUnmodifiableList())));
  }

  private ServiceRow row(String name) {
    return byName.computeIfAbsent(
        name,
        key -> {
          ServiceRow row = new ServiceRow(key);
          rows.add(row);
          return row;
        });
  }

  /** Takes over everything that waits; says whether there was anything. */
  boolean drain() {
    boolean any = false;
    for (Progress event = waiting.poll(); event != null; event = waiting.poll()) {
      apply(event);
      any = true;
    }
    return any;
  }

  private void apply(Progress event) {
    switch (event) {
      case Progress.StepStarted step -> now.set(step.description().in(locale.get()));
      case Progress.StepDone step -> now.set(step.description().in(locale.get()));
      case Progress.StepFailed step -> now.set(step.summary().in(locale.get()));
      case Progress.ServicePhase phase -> {
        ServiceRow row = row(phase.service());
        row.reason().set(phase.reason().in(locale.get()));
        row.phase().set(phase.phase());
      }
      case Progress.ImageBytes bytes -> bytes(bytes);
      case Progress.Download all -> download = all;
      case Progress.Note note -> {
        now.set(note.text().in(locale.get()));
        if (note.lasting() && !lasting.get().contains(note.text())) {
          lasting.set(Stream.concat(lasting.get().stream(), Stream.of(note.text())).toList());
        }
      }
      case Progress.Done done ->
          done.services().stream()
              .filter(end -> byName.containsKey(end.name()))
              .filter(end -> !end.reason().isEmpty())
              .forEach(end -> row(end.name()).reason().set(end.reason().in(locale.get())));
    }
  }

  /**
   * Takes over what was measured of a service. A container that runs is not called ready for that
   * alone: a probe said so before, or Docker's own check does.
   */
  void seen(ServiceStatus status) {
    ServiceRow row = byName.get(status.name());
    if (row == null) {
      return;
    }
    row.seen().set(status);
    Phase before = row.phase().get();
    if (!status.fine()) {
      row.reason().set(status.reason().in(locale.get()));
      row.phase().set(phaseOf(status));
    } else if (before == Phase.EXITED || before == Phase.STOPPED) {
      row.reason().set("");
      row.phase().set(status.health().equals("healthy") ? Phase.READY : Phase.STARTING);
    }
  }

  /** All have ended, because they were told to. */
  void stopped() {
    for (ServiceRow row : rows) {
      row.reason().set("");
      row.phase().set(Phase.STOPPED);
    }
  }

  /**
   * What was seen of a server that was there.
   *
   * @param runs whether any of its services does
   */
  void found(List<ServiceStatus> services, boolean runs) {
    services.stream()
        .filter(service -> !service.placement().equals("off"))
        .map(
            service ->
                new Progress.ServicePhase(service.name(), phaseOf(service, runs), service.reason()))
        .forEach(this::accept);
  }

  /** Beside others that run, one that does not needs a look: a start may have been cut off. */
  private static Phase phaseOf(ServiceStatus service, boolean othersRun) {
    Phase phase = phaseOf(service);
    boolean idle = phase == Phase.CREATED || phase == Phase.STOPPED;
    return othersRun && idle ? Phase.EXITED : phase;
  }

  static Phase phaseOf(ServiceStatus service) {
    return switch (service.state()) {
      case "running" -> service.health().equals("unhealthy") ? Phase.UNHEALTHY : Phase.READY;
      case "missing" -> Phase.STOPPED;
      case "created" -> Phase.CREATED;
      default -> Phase.EXITED;
    };
  }

  private void bytes(Progress.ImageBytes bytes) {
    for (String name : servicesOfImage.getOrDefault(shortName(bytes.image()), List.of())) {
      ServiceRow row = byName.get(name);
      if (row != null) {
        row.received().set(bytes.received());
        row.total().set(bytes.total());
        if (row.phase().get() == Phase.WAITING) {
          row.phase().set(Phase.PULLING);
        }
      }
    }
  }

  /** The last part of a reference, without tag and digest. */
  static String shortName(String reference) {
    return reference.replaceAll("@.*$", "").replaceAll("^.*/", "").replaceAll(":.*$", "");
  }

  long count(Phase phase) {
    return rows.stream().filter(row -> row.phase().get() == phase).count();
  }

  /** Names of the services that need a look. */
  List<String> troubled() {
    return rows.stream().filter(ServiceRow::troubled).map(ServiceRow::name).toList();
  }

  /** Whether a service says that it found no room on its card. */
  boolean cardIsFull() {
    return Failures.bundled().cardIsFull(rows.stream().map(row -> row.reason().get()).toList());
  }

  /** All images together; nothing before the first bytes came. */
  Progress.Download download() {
    return download;
  }
}
