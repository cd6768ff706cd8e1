package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.stage.Stage;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.gui.logs.DiskSearch;
import org.imagewizard.gui.logs.LogView;
import org.imagewizard.gui.logs.LogViewModel;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSearch;
import org.junit.jupiter.api.Test;

/** A window that is made higher while the log stands at its end. */
class LogGrowthTest {
  private static final int LINES = 2000;

  private final LogViewModel model = new LogViewModel();

  @Test
  void theLastLineStaysAtTheLowerEdge() {
    Driver.toolkit();
    ScrollBar bar = Driver.onWindow(this::grown);
    assertThat(bar.getValue()).isEqualTo(bar.getMax());
  }

  /** JavaFX notes a list that would be shown beyond its last line. */
  @Test
  void noLineIsLookedForAfterTheLast() {
    Driver.toolkit();
    List<String> notes = new CopyOnWriteArrayList<>();
    Handler handler = new Noted(notes);
    Logger controls = Logger.getLogger("javafx.scene.control");
    controls.addHandler(handler);
    try {
      Driver.onWindow(this::changed);
    } finally {
      controls.removeHandler(handler);
    }
    assertThat(notes).isEmpty();
  }

  /** Grows, is chosen from, forgets its oldest lines, and changes its height, at its end or not. */
  private boolean changed() {
    Stage stage = new Stage();
    LogView view = filled();
    Scene scene = new Scene(view, 800, 600);
    stage.setScene(scene);
    stage.show();
    List<Runnable> changes =
        List.of(
            () -> more(50, "orchestrator"),
            () -> model.only("orchestrator"),
            () -> model.show(any -> true),
            () -> model.following().set(false),
            () -> model.only("orchestrator"),
            () -> more(LINES, "memcached"),
            () -> model.show(any -> true),
            () -> model.following().set(true),
            () -> more(60_000, "memcached"),
            () -> stage.setHeight(800),
            () -> stage.setHeight(500));
    for (Runnable change : changes) {
      change.run();
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    stage.close();
    return true;
  }

  private void more(int count, String service) {
    for (int i = 0; i < count; i++) {
      model.pump().line(new LogLine(service, "c", "stdout", "", "line " + i));
    }
    model.drain();
  }

  private LogView filled() {
    more(LINES, "memcached");
    Tasks tasks = Tasks.sameThread(met -> {});
    LogSearch.Found none = new LogSearch.Found(List.of(), 0, 0);
    DiskSearch disk = new DiskSearch(tasks, (wanted, cancellation) -> none, model);
    return new LogView(new Texts(Locale.ENGLISH), model, disk);
  }

  private ScrollBar grown() {
    LogView view = filled();
    Scene scene = new Scene(view);
    ListView<?> list = (ListView<?>) view.lines();
    for (int height : new int[] {300, 360, 900, 500, 1200}) {
      view.resize(800, height);
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    return (ScrollBar) list.lookup(".scroll-bar:vertical");
  }

  /** Keeps what is logged. */
  private static final class Noted extends Handler {
    private final List<String> notes;

    Noted(List<String> notes) {
      this.notes = notes;
    }

    @Override
    public void publish(LogRecord note) {
      notes.add(note.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
