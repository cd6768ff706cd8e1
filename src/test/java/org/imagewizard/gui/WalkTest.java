package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person clicks through the whole wizard; pictures of each page are kept to look at. */
class WalkTest {
  private final FakeBackend backend = new FakeBackend();
  private Driver driver = Driver.open(backend, FakeData.home(), Locale.ENGLISH);

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void walksAllEightPages() {
    driver.waitForPage(1);
    driver.waitFor("servers", () -> driver.has("#open-pilot-study"));
    assertThat(driver.text("#next")).isEqualTo("Continue to system check");
    driver.picture("01-start");
    driver.next();
    driver.waitForPage(2);
    driver.waitFor("the check ends", () -> driver.has("#check-again"));
    driver.waitFor(
        "the focus is on the repair", () -> driver.find("#run-install-nvidia-toolkit").isFocused());
    driver.picture("02-check");
    driver.next();
    driver.waitForPage(3);
    driver.waitFor("capabilities", () -> driver.has("#capability-depth"));
    driver.fire("#why-depth");
    driver.picture("03-services");
    driver.next();
    driver.waitForPage(4);
    driver.type("#key-LLM_URL", "https://llm.example.edu/v1");
    driver.type("#key-LLM_API_KEY", "not-a-real-key");
    driver.picture("04-keys");
    assertThat(driver.text("#next")).isEqualTo("Continue to version");
    driver.next();
    driver.waitForPage(5);
    driver.picture("05-version");
    driver.next();
    driver.waitForPage(6);
    driver.picture("06-network");
    driver.next();
    driver.waitForPage(7);
    driver.waitFor("files", () -> !files().getItems().isEmpty());
    driver.picture("07-review");
    driver.next();
    driver.waitForPage(8);
    driver.waitFor("the address", () -> driver.has("#address"));
    driver.picture("08-run");
    assertThat(backend.done).contains("up lab-server");
    driver.click("#tab-services");
    assertThat(((TableView<?>) driver.find("#services")).getItems()).hasSize(7);
    driver.click("#tab-log");
    driver.waitFor("log lines", () -> !log().getItems().isEmpty());
    driver.picture("10-log");
    assertThat(driver.text("#log-counts")).isEqualTo("40 lines received, 0 lost, 1 reconnection");
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

  /** Making the page takes a while; whoever pressed something sees at once that it was heard. */
  @Test
  void whatComesIsSaidBeforeItsPageIsThere() {
    backend.play = FakeBackend.Play.HALFWAY;
    driver.click("#way-try");
    boolean there =
        Driver.onWindow(
            () -> {
              ((Button) driver.find("#next")).fire();
              assertThat(driver.text("#page-title")).isEqualTo("Preparing the practice server");
              assertThat(driver.text("#status")).isNotBlank();
              return driver.has("#page-8");
            });
    assertThat(there).as("the page is made after the next frame").isFalse();
    driver.waitForPage(8);
    driver.waitFor("the focus is on it", () -> driver.find("#services").isFocused());
  }

  /** From the first start to a practice server that runs, with its lines to read. */
  @Test
  void triesItInThreeClicks() {
    driver.click("#way-try");
    driver.click("#next");
    driver.waitForPage(8);
    driver.waitFor("the address", () -> driver.has("#address"));
    driver.click("#tab-log");
    driver.waitFor("log lines", () -> !log().getItems().isEmpty());
    assertThat(driver.clicks()).isLessThanOrEqualTo(3);
    assertThat(backend.done).containsExactly("practice", "up practice");
  }

  @Test
  void takesAStoppedServerAwayOnceItIsSeenWhatGoes() {
    driver.click("#way-try");
    driver.click("#next");
    driver.waitFor("the address", () -> driver.has("#address"));
    driver.click("#back");
    driver.click("#remove-server");
    driver.waitFor("asks", () -> driver.find("#remove-no").isFocused());
    assertThat(((TextArea) driver.find("#remove-list")).getText()).contains("image ");
    assertThat(backend.done).doesNotContain("remove practice");
    driver.click("#remove-yes");
    driver.waitForPage(1);
    assertThat(backend.done).endsWith("down practice", "remove practice");
  }

  /** A whole set-up with what is proposed: nothing is typed but keys. */
  @Test
  void setsAServerUpInEightClicks() {
    for (int page = 2; page <= 8; page++) {
      driver.next();
      driver.waitForPage(page);
      if (page == 4) {
        driver.type("#key-LLM_URL", "https://llm.example.edu/v1");
        driver.type("#key-LLM_API_KEY", "not-a-real-key");
      }
    }
    driver.waitFor("the address", () -> driver.has("#address"));
    assertThat(driver.clicks()).isLessThanOrEqualTo(8);
    assertThat(backend.done).contains("up lab-server");
  }

  /** JavaFX would choose again what is chosen already. */
  @Test
  void enterGoesOnFromAChoice() {
    driver.waitFor("the choice", () -> driver.find("#way-new").isFocused());
    driver.press(KeyCode.ENTER);
    driver.waitForPage(2);
  }

  @Test
  void thePlusSignIsTheShiftedEqualsSignOnManyKeyboards() {
    int before = driver.look().percent().get();
    driver.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.EQUALS);
    driver.waitFor("larger text", () -> driver.look().percent().get() > before);
  }

  @Test
  void theLogIsSearchedFromAnywhereOnItsPage() {
    driver.click("#way-try");
    assertThat(driver.text("#command")).isEqualTo("image-wizard try");
    driver.click("#next");
    driver.waitFor("the address", () -> driver.has("#address"));
    driver.click("#tab-log");
    driver.press(KeyCode.CONTROL, KeyCode.F);
    driver.waitFor("the field", () -> driver.find("#log-find").isFocused());
  }

  @Test
  void changesTheLanguageAtOnce() {
    driver.click("#language");
    driver.waitFor(
        "French", () -> driver.text("#page-title").equals("Que souhaitez-vous faire\u00a0?"));
    driver.click("#language");
    driver.waitFor(
        "English", () -> driver.text("#page-title").equals("What would you like to do?"));
  }

  /** Its button goes with its card; the focus does not go to the top of the window. */
  @Test
  void theFocusStaysOnThePageWhenWhatHadItGoes() {
    backend.play = FakeBackend.Play.ONE_FAILED;
    driver.click("#way-try");
    driver.click("#next");
    driver.waitFor("what failed", () -> driver.has("#start-again"));
    Driver.onWindow(
        () -> {
          driver.find("#start-again").requestFocus();
          return true;
        });
    driver.frame();
    backend.play = FakeBackend.Play.HALFWAY;
    driver.fire("#start-again");
    driver.waitFor("the table has it now", () -> driver.find("#services").isFocused());
  }

  /** A page that was left keeps following its model when it is shown again. */
  @Test
  void aPageComesBackAliveAfterACollection() {
    driver.next();
    driver.waitFor("the check ends", () -> driver.has("#check-again"));
    driver.next();
    driver.waitFor("capabilities", () -> driver.has("#capability-french"));
    driver.next();
    driver.waitForPage(4);
    System.gc();
    driver.click("#back");
    driver.waitForPage(3);
    assertThat(driver.text("#summary-gpu-0")).isEqualTo("712 MiB left");
    driver.fire("#capability-french");
    driver.waitFor(
        "the meters follow", () -> driver.text("#summary-gpu-0").equals("1,612 MiB left"));
  }

  @Test
  void leavesOutWhatLacksItsKey() {
    driver.next();
    driver.next();
    driver.waitFor("capabilities", () -> driver.has("#capability-depth"));
    driver.next();
    driver.waitForPage(4);
    assertThat(driver.text("#next")).isEqualTo("Leave out what lacks its key");
    driver.press(KeyCode.ALT, KeyCode.RIGHT);
    driver.waitFor("what goes", () -> driver.has("#keys-gone"));
    driver.waitFor("the card keeps the focus", () -> driver.find("#restore-llm").isFocused());
    assertThat(driver.text("#next")).isEqualTo("Continue to version");
  }
}
