package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
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

  private ScrollBar grown() {
    for (int i = 0; i < LINES; i++) {
      model.pump().line(new LogLine("memcached", "c", "stdout", "", "line " + i));
    }
    model.drain();
    Tasks tasks = Tasks.sameThread(met -> {});
    LogSearch.Found none = new LogSearch.Found(List.of(), 0, 0);
    DiskSearch disk = new DiskSearch(tasks, (wanted, cancellation) -> none, model);
    LogView view = new LogView(new Texts(Locale.ENGLISH), model, disk);
    Scene scene = new Scene(view);
    ListView<?> list = (ListView<?>) view.lines();
    for (int height : new int[] {300, 360, 900, 500, 1200}) {
      view.resize(800, height);
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    return (ScrollBar) list.lookup(".scroll-bar:vertical");
  }
}
