package org.imagewizard.gui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.bench.Benchmark;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.fit.Place;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.theme.Look.Theme;
import org.imagewizard.machine.Machine;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.junit.jupiter.api.Test;

/**
 * A capability switched on the services page: from the click until the meters that follow from it
 * are laid out, with the real catalog and the real fit.
 */
class ClickBench {
  private static final int CLICKS = 60;
  private static final int WARM_UP = 20;
  private static final String SWITCHED = "#capability-french";

  @Test
  void metersFollowAClick() {
    Timed backend = new Timed();
    Driver driver = Driver.open(backend, FakeData.home(), Locale.ENGLISH);
    Tour tour = new Tour(driver, backend);
    tour.look(Theme.LIGHT, Locale.ENGLISH, 100);
    tour.go(List.of("01-start", "03-services"), stop -> {});
    List<Click> all = new ArrayList<>();
    for (int i = 0; i < WARM_UP + CLICKS; i++) {
      Click click = click(driver, backend);
      if (i >= WARM_UP) {
        all.add(click);
      }
    }
    driver.close();
    Benchmark bench = new Benchmark("A click on the services page");
    double[] whole = sorted(all, Click::laidOut);
    bench.figure("meters laid out after a click, median", whole[whole.length / 2], "ms").atMost(50);
    bench.figure("the same, 95 of 100", whole[whole.length * 95 / 100], "ms");
    double[] fitted = sorted(all, Click::fitted);
    bench.figure("of that, until it is known what fits, median", fitted[fitted.length / 2], "ms");
    double[] shown = sorted(all, click -> click.shown() - click.fitted());
    bench.figure("of that, until rows and meters hold it, median", shown[shown.length / 2], "ms");
    bench.note(CLICKS + " clicks after " + WARM_UP + ", drawn by software to no screen");
    bench.write();
  }

  /** Notes when it was known what fits. */
  private static final class Timed extends SampleBackend {
    private volatile long fitted;

    @Override
    public Evaluation evaluate(
        Draft draft,
        Catalog catalog,
        Machine machine,
        Map<String, Place> previous,
        Cancellation cancellation) {
      Evaluation result = super.evaluate(draft, catalog, machine, previous, cancellation);
      fitted = System.nanoTime();
      return result;
    }
  }

  /** In milliseconds since the click. */
  private record Click(double fitted, double shown, double laidOut) {}

  private static double[] sorted(List<Click> clicks, ToDoubleFunction<Click> figure) {
    return clicks.stream().mapToDouble(figure).sorted().toArray();
  }

  private static Click click(Driver driver, Timed backend) {
    CheckBox box = (CheckBox) driver.find(SWITCHED);
    Label summary = (Label) driver.find("#summary-gpu-0");
    Session session = driver.wizard().session();
    Subscription[] shown = new Subscription[1];
    long[] times = new long[3];
    Driver.onWindow(
        () -> {
          String before = summary.getText();
          times[0] = System.nanoTime();
          Runnable[] seen = new Runnable[1];
          seen[0] =
              () -> {
                if (!summary.getText().equals(before)) {
                  times[2] = System.nanoTime();
                  driver.scene().removePostLayoutPulseListener(seen[0]);
                }
              };
          driver.scene().addPostLayoutPulseListener(seen[0]);
          box.fire();
          // Of those that wait for the end, this is the last.
          shown[0] = session.evaluation().subscribe(now -> times[1] = System.nanoTime());
          return true;
        });
    driver.waitFor("the meters follow", () -> times[2] > 0);
    shown[0].unsubscribe();
    return new Click(
        (backend.fitted - times[0]) / 1e6,
        (times[1] - times[0]) / 1e6,
        (times[2] - times[0]) / 1e6);
  }
}
