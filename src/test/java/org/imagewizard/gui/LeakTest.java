package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javax.management.JMException;
import javax.management.ObjectName;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views that were left must go: a wizard may stay open for days beside a running server. */
class LeakTest {
  /** {@code -Dleak.rounds=200} for the long way round. */
  private static final int ROUNDS = Integer.getInteger("leak.rounds", 4);

  /** Before the first measurement all is loaded that comes once. */
  private static final int WARM_UP = 2;

  private static final int LOOKS = 5;

  /** How much larger the heap may be at the end. */
  private static final double GROWTH = 1.05;

  private final Driver driver = Driver.open(new FakeBackend(), FakeData.home(), Locale.ENGLISH);

  @AfterEach
  void close() {
    driver.close();
  }

  /** Each page is made anew in each round, as it is when the language changes. */
  @Test
  void nothingHoldsThePagesThatWereLeft() {
    rounds(WARM_UP);
    long before = heap();
    List<WeakReference<Node>> views = rounds(ROUNDS);
    long after = heap();
    System.out.printf(
        "%d rounds: what lives %.1f, then %.1f MB%n", ROUNDS, before / 1e6, after / 1e6);
    assertThat(alive(views)).as("views of earlier rounds that something still holds").isEmpty();
    assertThat((double) after).as("bytes").isLessThan(before * GROWTH);
  }

  /**
   * Bytes of all that lives, but for bare numbers: the renderer keeps pixels for reuse. The least
   * of a few looks, because no garbage is collected while native code holds an array.
   */
  private static long heap() {
    return LongStream.generate(LeakTest::counted).limit(LOOKS).min().orElseThrow();
  }

  private static long counted() {
    return Stream.of(histogram().split("\\R"))
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length >= 4 && words[0].endsWith(":"))
        .filter(words -> !words[3].matches("\\[[BI]"))
        .mapToLong(words -> Long.parseLong(words[2]))
        .sum();
  }

  /** Of the virtual machine; it collects all garbage first. */
  private static String histogram() {
    try {
      Object[] none = {new String[0]};
      return (String)
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  none,
                  new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
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
