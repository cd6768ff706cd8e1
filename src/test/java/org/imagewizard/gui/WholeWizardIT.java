package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Practice;
import org.imagewizard.docker.Engine;
import org.imagewizard.gui.run.ServiceRow;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.watch.LogLine;
import org.imagewizard.wizard.Workbench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on the real engine: every page clicked through, real containers, their real lines. */
class WholeWizardIT {
  private static final Duration START = Duration.ofMinutes(4);

  @TempDir Path home;

  private final Workbench bench = RealBench.make();
  private Driver driver;

  @AfterEach
  void leaveNothing() {
    if (driver != null) {
      driver.close();
    }
    for (String name : Set.of("practice", "lab-server")) {
      Path folder = home.resolve("image").resolve(name);
      if (Files.isRegularFile(folder.resolve("plan.yaml"))) {
        try (Engine engine = bench.connect()) {
          Deployment deployment = bench.open(folder);
          Set<String> images = new TreeSet<>();
          engine
              .containers(deployment.plan().project())
              .forEach(container -> images.add(container.image()));
          bench.operations(engine).remove(deployment, true, event -> {}, new Cancellation());
          images.stream().filter(i -> i.startsWith("gui-walk/")).forEach(engine::removeImage);
          assertThat(engine.containers(deployment.plan().project())).isEmpty();
        }
      }
    }
  }

  private void open() {
    EngineEnvironment.require();
    driver = Driver.open(new WorkbenchBackend(bench, home), home, Locale.ENGLISH);
  }

  @Test
  void triesItWithTwoClicksAndReadsTheContainersLines() {
    open();
    driver.click("#way-try");
    driver.click("#next");
    driver.waitForPage(8);
    driver.waitLong("the address", START, () -> driver.has("#address"));
    assertThat(driver.text("#address")).startsWith("http://127.0.0.1:");
    driver.click("#tab-log");
    driver.waitLong("lines of every service", START, () -> servicesOnScreen().size() == 41);
    assertThat(driver.text("#log-counts")).endsWith(" 0 lost");
    driver.picture("it-10-log");
    driver.click("#tab-overview");
    driver.waitLong("an answer", START, () -> driver.text("#smoke").contains("answered"));
    driver.picture("it-08-practice");
    driver.click("#tab-services");
    assertThat(rows()).hasSize(41);
    driver.picture("it-09-services");
    driver.click("#back");
    driver.waitLong("stopped", START, () -> driver.text("#page-title").startsWith("Stopped"));
  }

  /** Images are stand-ins under a prefix of our own, made once the folder is written. */
  @Test
  void walksEveryPageAndStarts() {
    open();
    driver.next();
    driver.waitForPage(2);
    driver.waitLong("the check", START, () -> driver.has("#check-again"));
    driver.picture("it-02-check");
    driver.next();
    driver.waitForPage(3);
    driver.waitFor("what fits", () -> driver.has("#capabilities .check-box"));
    driver.picture("it-03-services");
    driver.next();
    driver.waitForPage(4);
    while (driver.text("#next").equals("Leave out what lacks its key")) {
      driver.next();
      driver.waitFor("planned again", () -> !driver.find("#next").isDisabled());
    }
    driver.picture("it-04-keys");
    driver.next();
    driver.waitForPage(5);
    driver.type("#registry", "gui-walk");
    driver.picture("it-05-version");
    driver.next();
    driver.waitForPage(6);
    driver.next();
    driver.waitForPage(7);
    driver.waitFor("files", () -> !((ListView<?>) driver.find("#files")).getItems().isEmpty());
    driver.picture("it-07-review");
    driver.fire("#write-only");
    Path folder = home.resolve("image/lab-server");
    driver.waitFor("the folder", () -> Files.isRegularFile(folder.resolve("compose.yaml")));
    try (Engine engine = bench.connect()) {
      new Practice(engine).makeImages(bench.open(folder), event -> {}, new Cancellation());
    }
    driver.next();
    driver.waitForPage(8);
    driver.waitLong("the end of the start", START, () -> driver.has("#address"));
    driver.click("#tab-log");
    driver.waitLong("log lines", START, () -> servicesOnScreen().contains("orchestrator"));
    driver.picture("it-08-run");
    driver.click("#tab-services");
    assertThat(rows()).isNotEmpty().allMatch(row -> !row.troubled());
    driver.click("#back");
    driver.waitLong("stopped", START, () -> driver.text("#page-title").startsWith("Stopped"));
  }

  private String rail(int step) {
    return Optional.ofNullable(driver.find("#step-" + step).getAccessibleText()).orElse("");
  }

  @SuppressWarnings("unchecked")
  private java.util.List<ServiceRow> rows() {
    return ((TableView<ServiceRow>) driver.find("#services")).getItems();
  }

  /** The services whose lines the list on screen holds. */
  @SuppressWarnings("unchecked")
  private Set<String> servicesOnScreen() {
    Set<String> names = new TreeSet<>();
    ((ListView<LogLine>) driver.find("#log-list"))
        .getItems()
        .forEach(line -> names.add(line.service()));
    return names;
  }
}
