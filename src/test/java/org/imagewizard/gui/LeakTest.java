package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views that were left must go: a wizard may stay open for days beside a running server. */
class LeakTest {
  private static final int ROUNDS = 10;
  private static final int COLLECTIONS = 5;

  private final Driver driver = Driver.open(new FakeBackend(), FakeData.home(), Locale.ENGLISH);

  @AfterEach
  void close() {
    driver.close();
  }

  /** Each page is made anew in each round, as it is when the language changes. */
  @Test
  void nothingHoldsThePagesThatWereLeft() {
    List<WeakReference<Node>> views = rounds(ROUNDS);
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    assertThat(alive(views)).as("views of earlier rounds that something still holds").isEmpty();
  }

  private List<WeakReference<Node>> rounds(int count) {
    List<WeakReference<Node>> views = new ArrayList<>();
    for (int round = 0; round < count; round++) {
      Locale locale = round % 2 == 0 ? Locale.FRENCH : Locale.ENGLISH;
      Driver.onWindow(
          () -> {
            driver.wizard().session().texts().use(locale);
            return true;
          });
      for (Step step : Step.values()) {
        if (step != Step.RUN) {
          show(step);
          views.add(new WeakReference<>(driver.find("#page-" + step.number())));
        }
      }
    }
    // The last ones are rightly there.
    return views.subList(0, views.size() - Step.values().length);
  }

  private void show(Step step) {
    Driver.onWindow(
        () -> {
          driver.wizard().session().go(step);
          driver.scene().getRoot().applyCss();
          driver.scene().getRoot().layout();
          return true;
        });
  }

  private static Set<String> alive(List<WeakReference<Node>> views) {
    Set<String> names = new TreeSet<>();
    for (WeakReference<Node> view : views) {
      Node node = view.get();
      if (node != null) {
        names.add(node.getId());
      }
    }
    return names;
  }
}
