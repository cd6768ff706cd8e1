package org.imagewizard.gui;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.TabPane;
import org.imagewizard.gui.theme.Look.Theme;
import org.imagewizard.wizard.Step;

/** Brings every page and every state of it on screen, one after the other. */
final class Tour {
  static final List<String> STOPS =
      List.of(
          "01-start",
          "02-check",
          "03-services",
          "03a-placement",
          "03c-feeds",
          "03b-frontier",
          "04-keys",
          "05-version",
          "06-network",
          "07-review",
          "08-run");

  /** What happens at each stop. */
  interface Visit {
    void at(String name);
  }

  private final Driver driver;

  Tour(Driver driver) {
    this.driver = driver;
  }

  void look(Theme theme, Locale locale, int percent) {
    Driver.onWindow(
        () -> {
          driver.wizard().look().theme().set(theme);
          driver.wizard().look().percent().set(percent);
          if (!driver.wizard().session().texts().locale().equals(locale)) {
            driver.wizard().session().texts().use(locale);
          }
          return true;
        });
  }

  /** The eight pages with their parts, in order; the server is not started again each time. */
  void go(List<String> stops, Visit visit) {
    for (String stop : stops) {
      show(stop);
      visit.at(stop);
    }
  }

  private void show(String stop) {
    switch (stop) {
      case "01-start" -> {
        Driver.onWindow(
            () -> {
              driver.wizard().session().beginAgain();
              return true;
            });
        driver.waitForPage(1);
        driver.waitFor("servers", () -> driver.has("#open-pilot-study"));
      }
      case "02-check" -> {
        page(Step.CHECK);
        driver.waitFor("the check ends", () -> driver.has("#check-again"));
      }
      case "03-services" -> {
        page(Step.SERVICES);
        driver.waitFor("meters", () -> driver.has("#meter-gpu-0"));
        if (!driver.has("#reason-depth-layers")) {
          driver.fire("#why-depth-layers");
        }
        driver.waitFor("the exchange", () -> driver.has("#swap-depth-layers"));
      }
      case "03a-placement" -> tab(1);
      case "03c-feeds" -> tab(2);
      case "03b-frontier" -> {
        tab(0);
        driver.fire("#bigger-card");
        driver.waitFor("the table", () -> driver.has("#frontier-table"));
      }
      case "04-keys" -> page(Step.KEYS);
      case "05-version" -> page(Step.VERSION);
      case "06-network" -> page(Step.NETWORK);
      case "07-review" -> {
        page(Step.REVIEW);
        driver.waitFor("files", () -> !driver.find("#next").isDisabled());
      }
      case "08-run" -> {
        driver.fire("#next");
        driver.waitForPage(8);
        driver.waitFor("the address", () -> driver.has("#address"));
      }
      default -> throw new IllegalArgumentException(stop);
    }
  }

  private void page(Step step) {
    Driver.onWindow(
        () -> {
          driver.wizard().session().go(step);
          return true;
        });
    driver.waitForPage(step.number());
  }

  private void tab(int index) {
    TabPane tabs = (TabPane) driver.find("#services-tabs");
    Driver.onWindow(
        () -> {
          tabs.getSelectionModel().select(index);
          return true;
        });
  }
}
