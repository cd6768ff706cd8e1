package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.imagewizard.gui.FakeBackend.Play;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A window that is closed while something goes on. */
class LeaveWindowTest {
  private final FakeBackend backend = new FakeBackend();
  private final Driver driver = Driver.open(backend, FakeData.home(), Locale.ENGLISH);

  @AfterEach
  void close() {
    driver.close();
  }

  private void startHalfWay() {
    backend.play = Play.HALFWAY;
    driver.click("#way-try");
    driver.click("#next");
    driver.waitFor("the start goes on", () -> driver.has("#total-words"));
  }

  private boolean open() {
    return Driver.onWindow(() -> driver.scene().getWindow().isShowing());
  }

  @Test
  void nobodyIsAskedWhileNothingGoesOn() {
    driver.pressCross();
    driver.waitFor("it closes", () -> !driver.scene().getWindow().isShowing());
  }

  @Test
  void theSafeWayHasTheFocusAndLetsItGoOn() {
    startHalfWay();
    Driver.onWindow(
        () -> {
          driver.find("#services").requestFocus();
          return true;
        });
    for (KeyCode key : new KeyCode[] {KeyCode.ESCAPE, KeyCode.ENTER, KeyCode.SPACE}) {
      driver.pressCross();
      driver.waitFor("asks", () -> driver.find("#leave-stay").isFocused());
      assertThat(driver.find("#leave-stay").getAccessibleHelp())
          .contains("practice is being started.", "the containers that were started stay");
      driver.press(key);
      driver.waitFor(key + " lets it go on", () -> !driver.has("#leave-pane"));
    }
    assertThat(open()).isTrue();
    driver.waitFor("the focus is back", () -> driver.find("#services").isFocused());
  }

  /** Then the page is another one, and what had the focus is not on it. */
  @Test
  void theFocusIsOnThePageWhenTheStartEndsWhileItIsAskedAbout() {
    startHalfWay();
    Driver.onWindow(
        () -> {
          driver.find("#services").requestFocus();
          return true;
        });
    driver.pressCross();
    driver.waitFor("asks", () -> driver.has("#leave-pane"));
    backend.half.letGo();
    driver.waitFor("nothing to ask about", () -> !driver.has("#leave-pane"));
    driver.waitFor("the focus is on the page", () -> inside(driver.find("#page-8")));
  }

  /** On the window's thread. */
  private boolean inside(Node page) {
    Node at = driver.scene().getFocusOwner();
    while (at != null && at != page) {
      at = at.getParent();
    }
    return at != null;
  }

  /** What the keys of a page do must not happen behind the question. */
  @Test
  void nothingBehindTheQuestionCanBeReached() {
    startHalfWay();
    driver.pressCross();
    driver.waitFor("asks", () -> driver.has("#leave-pane"));
    driver.press(KeyCode.CONTROL, KeyCode.E);
    driver.press(KeyCode.F1);
    assertThat(driver.has("#plan")).isFalse();
    assertThat(driver.has("#help-pane")).isFalse();
    driver.press(KeyCode.CONTROL, KeyCode.L);
    driver.waitFor(
        "asks in French",
        () -> ((Labeled) driver.find("#leave-stay")).getText().equals("Laisser continuer"));
  }

  @Test
  void whatIsStoppedEndsBeforeTheWindowDoes() {
    startHalfWay();
    driver.pressCross();
    driver.click("#leave-stop");
    driver.waitFor("it closes", () -> !driver.scene().getWindow().isShowing());
    assertThat(backend.done).as("what was started stays").doesNotContain("down practice");
  }

  @Test
  void theSecondCrossCloses() {
    startHalfWay();
    driver.pressCross();
    driver.waitFor("asks", () -> driver.has("#leave-pane"));
    driver.pressCross();
    driver.waitFor("it closes", () -> !driver.scene().getWindow().isShowing());
  }
}
