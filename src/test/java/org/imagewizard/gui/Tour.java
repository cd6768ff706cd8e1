package org.imagewizard.gui;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import org.imagewizard.deploy.Difference;
import org.imagewizard.gui.FakeBackend.Play;
import org.imagewizard.gui.run.Part;
import org.imagewizard.gui.theme.Look.Theme;
import org.imagewizard.wizard.Changes;
import org.imagewizard.wizard.Step;

/** Brings every page and every state of it on screen, one after the other. */
final class Tour {
  static final List<String> STOPS =
      List.of(
          "01-start",
          "01b-clone",
          "01c-archive",
          "01d-pack",
          "02b-probing",
          "02-check",
          "03-services",
          "03a-placement",
          "03c-feeds",
          "03d-room",
          "03b-frontier",
          "04-keys",
          "04b-checked",
          "05-version",
          "05b-exact",
          "06-network",
          "07b-hand-edits",
          "07-review",
          "07c-replaced",
          "08-starting",
          "08a-leaving",
          "08b-one-failed",
          "08c-refused",
          "08d-stopped",
          "09-dashboard",
          "09a-bundle",
          "09b-services",
          "09c-history",
          "10-log",
          "10b-found",
          "11-help");

  /** What happens at each stop. */
  interface Visit {
    void at(String name);
  }

  private final Driver driver;
  private final FakeBackend backend;
  private Looks looks = Looks.of(Theme.LIGHT, Locale.ENGLISH, 100);

  Tour(Driver driver, FakeBackend backend) {
    this.driver = driver;
    this.backend = backend;
  }

  /** A window on the made-up computer, to be gone through. */
  static Tour open() {
    FakeBackend backend = new SampleBackend();
    return new Tour(Driver.open(backend, FakeData.home(), Locale.ENGLISH), backend);
  }

  Driver driver() {
    return driver;
  }

  void look(Theme theme, Locale locale, int percent) {
    look(Looks.of(theme, locale, percent));
  }

  /** Whether the language changed. */
  boolean look(Looks next) {
    if (next.equals(looks)) {
      return false;
    }
    boolean words = !next.locale().equals(looks.locale()) || next.pseudo() != looks.pseudo();
    looks = next;
    Driver.onWindow(
        () -> {
          driver.look().theme().set(next.theme());
          driver.look().percent().set(next.percent());
          if (words) {
            driver.wizard().session().texts().use(next.words());
          }
          return true;
        });
    return words;
  }

  /** After a change of language, what a page opens for a moment is closed: opens it again. */
  void again(String stop) {
    if (stop.startsWith("03") || stop.equals("11-help")) {
      show(stop);
    }
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
        if (driver.has("#help-close")) {
          driver.fire("#help-close");
        }
        Driver.onWindow(
            () -> {
              driver.wizard().session().beginAgain();
              return true;
            });
        driver.waitForPage(1);
        driver.waitFor("servers", () -> driver.has("#open-pilot-study"));
      }
      case "01b-clone" -> {
        driver.fire("#way-new");
        if (!driver.has("#source-url")) {
          driver.fire("#source-clone");
        }
      }
      case "01c-archive" -> {
        if (!driver.has("#archive-file")) {
          driver.fire("#from-archive");
        }
      }
      case "01d-pack" -> {
        if (!driver.has("#bundle-file")) {
          driver.fire("#pack-pilot-study");
          driver.waitFor("the questions", () -> driver.has("#bundle-file"));
        }
      }
      case "02b-probing" -> {
        backend.probing = true;
        page(Step.CHECK);
        driver.fire("#check-again");
        driver.waitFor("the check goes on", () -> driver.has("#check-stop"));
      }
      case "02-check" -> {
        backend.probing = false;
        page(Step.CHECK);
        if (driver.has("#check-stop")) {
          driver.fire("#check-stop");
        }
        driver.waitFor("the check is stopped", () -> driver.has("#check-again"));
        driver.fire("#check-again");
        driver.waitFor("the check ends", () -> driver.has("#run-install-nvidia-toolkit"));
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
      case "03d-room" -> {
        tab(3);
        driver.waitFor("the cards", () -> driver.has("#room-free-0"));
      }
      case "03b-frontier" -> {
        tab(0);
        if (!driver.has("#frontier-table")) {
          driver.fire("#bigger-card");
        }
        driver.waitFor("the table", () -> driver.has("#frontier-table"));
      }
      case "04-keys" -> page(Step.KEYS);
      case "04b-checked" -> {
        if (!driver.has("#verdict-LLM_API_KEY")) {
          TextField key = (TextField) driver.find("#key-LLM_API_KEY");
          Driver.onWindow(
              () -> {
                key.setText("as long as a key is");
                return true;
              });
        }
        driver.fire("#check-LLM_API_KEY");
        driver.waitFor("the verdict", () -> driver.has("#verdict-LLM_API_KEY"));
      }
      case "05-version" -> {
        backend.lacking = List.of("object-detection-llm");
        page(Step.VERSION);
        exact(false);
        driver.waitFor("the registry's answer", () -> driver.has("#builds"));
      }
      case "05b-exact" -> {
        // Who walked through the fields has chosen one of them.
        driver.fire("#channel-unstable");
        exact(true);
        driver.waitFor("the digests", () -> driver.has("#exact"));
      }
      case "06-network" -> page(Step.NETWORK);
      case "07b-hand-edits" -> {
        backend.handEdited = true;
        page(Step.REVIEW);
        driver.waitFor("the ways out", () -> driver.has("#plan-edits"));
      }
      case "07-review" -> {
        backend.handEdited = false;
        page(Step.NETWORK);
        page(Step.REVIEW);
        driver.waitFor("files", () -> !driver.find("#next").isDisabled());
      }
      case "07c-replaced" -> {
        backend.changes = new Changes(Map.of("espnet-tts", Difference.SETTINGS));
        driver.fire("#next");
        driver.waitFor("what is replaced", () -> driver.has("#replacements"));
        backend.changes = new Changes(Map.of());
      }
      case "08-starting" -> {
        start(Play.HALFWAY);
        driver.waitFor("bytes", () -> driver.has("#total-words"));
      }
      case "08a-leaving" -> {
        driver.pressCross();
        driver.waitFor("the question", () -> driver.has("#leave-stay"));
      }
      case "08b-one-failed" -> {
        if (driver.has("#leave-stay")) {
          driver.fire("#leave-stay");
        }
        stop();
        backend.paid = List.of("text-followup");
        start(Play.ONE_FAILED);
        driver.waitFor("the address", () -> driver.has("#address"));
        driver.waitFor("what may cost money", () -> driver.has("#warm-up"));
        backend.paid = List.of();
      }
      case "08c-refused" -> {
        stop();
        start(Play.REFUSED);
        driver.waitFor("the problem", () -> driver.has("#copy-problem"));
      }
      case "08d-stopped" -> {
        start(Play.READY);
        driver.waitFor("the address", () -> driver.has("#address"));
        stop();
      }
      case "09-dashboard" -> {
        start(Play.READY);
        driver.waitFor("the test", () -> driver.has("#answer-1"));
        driver.waitFor("the card", () -> driver.has("#card-0"));
      }
      case "09a-bundle" -> {
        if (!driver.has("#bundle-file")) {
          driver.fire("#pack-server");
        }
      }
      case "09b-services" -> part(Part.SERVICES);
      case "09c-history" -> {
        part(Part.HISTORY);
        driver.waitFor("a line", () -> driver.has("#course-memory"));
      }
      case "10-log" -> {
        part(Part.LOG);
        driver.type("#log-find", "");
      }
      case "10b-found" -> {
        driver.type("#log-find", "error");
        driver.fire("#log-disk-begin");
        driver.waitFor("what is on disk", () -> driver.text("#log-disk-said").contains("6"));
      }
      case "11-help" -> {
        if (!driver.has("#help-close")) {
          driver.fire("#help");
        }
      }
      default -> throw new IllegalArgumentException(stop);
    }
  }

  private void exact(boolean on) {
    ToggleSwitch toggle = (ToggleSwitch) driver.find("#exact-images");
    Driver.onWindow(
        () -> {
          toggle.setSelected(on);
          return true;
        });
  }

  private void start(Play play) {
    backend.play = play;
    driver.waitFor("it can be started", () -> !driver.find("#next").isDisabled());
    driver.fire("#next");
    driver.waitForPage(8);
  }

  private void stop() {
    driver.fire("#back");
    driver.waitFor("nothing runs", () -> !driver.find("#next").isDisabled());
  }

  private void page(Step step) {
    Driver.onWindow(
        () -> {
          driver.wizard().session().go(step);
          return true;
        });
    driver.waitForPage(step.number());
  }

  private void part(Part part) {
    tab("#run-tabs", part.ordinal());
  }

  private void tab(int index) {
    tab("#services-tabs", index);
  }

  private void tab(String id, int index) {
    TabPane tabs = (TabPane) driver.find(id);
    Driver.onWindow(
        () -> {
          tabs.requestFocus();
          tabs.getSelectionModel().select(index);
          return true;
        });
  }
}
