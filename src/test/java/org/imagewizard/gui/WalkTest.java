package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import org.imagewizard.gui.theme.Look.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person clicks through the whole wizard; pictures of each page are kept to look at. */
class WalkTest {
  private final FakeBackend backend = new FakeBackend();
  private final List<String> faults = new ArrayList<>();
  private Driver driver = Driver.open(backend, FakeData.home(), Locale.ENGLISH);

  @AfterEach
  void close() {
    driver.close();
  }

  /** Light, then dark. */
  private void pictures(String name) {
    driver.picture(name);
    Driver.onWindow(
        () -> {
          driver.wizard().look().theme().set(Theme.DARK);
          return true;
        });
    driver.picture(name + "-dark");
    Driver.onWindow(
        () -> {
          driver.wizard().look().theme().set(Theme.LIGHT);
          return true;
        });
  }

  @Test
  void walksAllEightPages() {
    driver.waitForPage(1);
    driver.waitFor("servers", () -> driver.has("#open-pilot-study"));
    assertThat(driver.text("#next")).isEqualTo("Continue to system check");
    pictures("01-start");
    driver.next();
    driver.waitForPage(2);
    driver.waitFor("the check ends", () -> driver.has("#check-again"));
    pictures("02-check");
    driver.next();
    driver.waitForPage(3);
    driver.waitFor("capabilities", () -> driver.has("#capability-depth"));
    driver.fire("#why-depth");
    pictures("03-services");
    driver.next();
    driver.waitForPage(4);
    driver.type("#key-LLM_URL", "https://llm.example.edu/v1");
    driver.type("#key-LLM_API_KEY", "not-a-real-key");
    pictures("04-keys");
    assertThat(driver.text("#next")).isEqualTo("Continue to version");
    driver.next();
    driver.waitForPage(5);
    pictures("05-version");
    driver.next();
    driver.waitForPage(6);
    pictures("06-network");
    driver.next();
    driver.waitForPage(7);
    driver.waitFor("files", () -> !files().getItems().isEmpty());
    pictures("07-review");
    driver.next();
    driver.waitForPage(8);
    driver.waitFor("the address", () -> driver.has("#address"));
    driver.waitFor("log lines", () -> !log().getItems().isEmpty());
    pictures("08-run");
    assertThat(backend.done).contains("up lab-server");
    assertThat(((TableView<?>) driver.find("#services")).getItems()).hasSize(7);
    assertThat(driver.text("#log-counts")).isEqualTo("40 lines received, 0 lost");
    assertThat(driver.text("#address")).startsWith("http://127.0.0.1:");
    driver.click("#back");
    driver.waitFor("stopped", () -> backend.done.contains("down lab-server"));
  }

  private ListView<?> files() {
    return (ListView<?>) driver.find("#files");
  }

  private ListView<?> log() {
    return (ListView<?>) driver.find("#log-list");
  }

  @Test
  void triesItInTwoClicks() {
    driver.click("#way-try");
    driver.click("#next");
    driver.waitForPage(8);
    driver.waitFor("the address", () -> driver.has("#address"));
    assertThat(backend.done).containsExactly("practice", "up practice");
  }

  /** Every page as it is drawn and with large text in the smallest window. */
  @Test
  void nothingIsUnnamedOrCutInEnglish() {
    inspectAll("");
  }

  @Test
  void nothingIsUnnamedOrCutInFrench() {
    driver.click("#language");
    driver.waitFor("French", () -> driver.text("#page-title").equals("Que souhaitez-vous faire ?"));
    inspectAll("-french");
    assertThat(driver.text("#next")).isEqualTo("Fermer l’assistant");
  }

  private void inspectAll(String suffix) {
    for (int page = 1; page <= 8; page++) {
      int number = page;
      driver.waitForPage(page);
      if (page == 3) {
        driver.waitFor("capabilities", () -> driver.has("#capability-depth"));
      }
      if (page == 4) {
        driver.type("#key-LLM_URL", "https://llm.example.edu/v1");
        driver.type("#key-LLM_API_KEY", "not-a-real-key");
      }
      if (page == 8) {
        driver.waitFor("the address", () -> driver.has("#address"));
      }
      inspect(page + suffix + " as drawn");
      if (!suffix.isEmpty()) {
        driver.picture("0" + page + suffix);
      }
      driver.size(900, 640, 100);
      inspect(number + suffix + " at 900 x 640");
      driver.picture("0" + page + suffix + "-small");
      driver.size(1180, 780, 150);
      inspect(number + suffix + " at 150 %");
      driver.picture("0" + page + suffix + "-150");
      driver.size(1180, 780, 100);
      if (page < 8) {
        driver.next();
      }
    }
    assertThat(faults).isEmpty();
  }

  private void inspect(String what) {
    Driver.onWindow(() -> Inspection.of(driver.scene().getRoot()))
        .forEach(fault -> faults.add(what + ": " + fault));
  }

  @Test
  void leavesOutWhatLacksItsKey() {
    driver.next();
    driver.next();
    driver.waitFor("capabilities", () -> driver.has("#capability-depth"));
    driver.next();
    driver.waitForPage(4);
    assertThat(driver.text("#next")).isEqualTo("Leave out what lacks its key");
    driver.next();
    driver.waitFor("what goes", () -> driver.has("#keys-gone"));
    assertThat(driver.text("#next")).isEqualTo("Continue to version");
  }
}
