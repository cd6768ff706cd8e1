package org.imagewizard.gui;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ListView;

/**
 * The wizard's window on one server, as a process of its own, so that its memory can be measured:
 * {@code HOME NAME SERVICES}. Says READY once it shows what every service said; at the end of its
 * input it prints what it measured and ends.
 */
final class FollowWindow {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private FollowWindow() {}

  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[0]);
    Driver driver = Driver.open(new WorkbenchBackend(RealBench.make(), home), home, Locale.ENGLISH);
    driver.waitLong("the server", PATIENCE, () -> driver.has("#open-" + args[1]));
    driver.fire("#open-" + args[1]);
    driver.waitForPage(8);
    driver.waitLong("its parts", PATIENCE, () -> driver.has("#tab-log"));
    driver.click("#tab-log");
    driver.waitLong("its logs", PATIENCE, () -> driver.has("#log-list"));
    ListView<?> services = (ListView<?>) driver.find("#log-services");
    int all = Integer.parseInt(args[2]);
    driver.waitLong(
        "all services", PATIENCE, () -> Driver.onWindow(() -> services.getItems().size() == all));
    Frames frames = new Frames();
    Driver.onWindow(
        () -> {
          frames.start();
          return true;
        });
    System.out.println("READY");
    System.in.readAllBytes();
    List<Long> millis = frames.sorted();
    System.out.printf(
        Locale.ROOT,
        "%d %d %d %.1f %d %s%n",
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 99 / 100),
        millis.getLast(),
        Driver.onWindow(FollowWindow::processorSeconds),
        peak(),
        driver.text("#log-counts"));
    System.exit(0);
  }

  /** What the calling thread has had of the processors so far, with the start of the window. */
  private static double processorSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  /** The largest resident size so far, in MB. */
  private static long peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
        .findFirst()
        .orElse(-1);
  }

  /** The time from each frame to the next. */
  private static final class Frames extends AnimationTimer {
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private long last;

    @Override
    public void handle(long now) {
      if (last != 0) {
        millis.add((now - last) / 1_000_000);
      }
      last = now;
    }

    List<Long> sorted() {
      return millis.stream().sorted().toList();
    }
  }
}
