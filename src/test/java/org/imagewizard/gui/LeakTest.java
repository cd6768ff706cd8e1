package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  private static final int GROWN = 15;

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
    Map<String, Long> before = heap();
    List<WeakReference<Node>> views = rounds(ROUNDS);
    Map<String, Long> after = heap();
    System.out.printf(
        "%d rounds: what lives %.1f, then %.1f MB%n", ROUNDS, sum(before) / 1e6, sum(after) / 1e6);
    assertThat(alive(views)).as("views of earlier rounds that something still holds").isEmpty();
    assertThat((double) sum(after))
        .as("bytes; what grew most: " + grown(before, after))
        .isLessThan(sum(before) * GROWTH);
  }

  /**
   * Bytes of all that lives by class, but for bare numbers: the renderer keeps pixels for reuse.
   * The least of a few looks, because no garbage is collected while native code holds an array.
   */
  private static Map<String, Long> heap() {
    return Stream.generate(LeakTest::counted)
        .limit(LOOKS)
        .min(Comparator.comparingLong(LeakTest::sum))
        .orElseThrow();
  }

  private static Map<String, Long> counted() {
    return Stream.of(histogram().split("\\R"))
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length >= 4 && words[0].endsWith(":"))
        .filter(words -> !words[3].matches("\\[[BI]"))
        .collect(Collectors.toMap(words -> words[3], words -> Long.parseLong(words[2]), Long::sum));
  }

  private static long sum(Map<String, Long> heap) {
    return heap.values().stream().mapToLong(Long::longValue).sum();
  }

  private static List<String> grown(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> more = new TreeMap<>();
    after.forEach((name, bytes) -> more.put(name, bytes - before.getOrDefault(name, 0L)));
    return more.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(GROWN)
        .map(one -> one.getKey() + " " + one.getValue())
        .toList();
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
          driver.waitForPage(step.number());
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
