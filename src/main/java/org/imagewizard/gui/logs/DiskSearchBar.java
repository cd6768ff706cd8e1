package org.imagewizard.gui.logs;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.watch.LogSearch;
import org.kordamp.ikonli.feather.Feather;

/** Below the search, while something is looked for: looks for it in the log's files too. */
final class DiskSearchBar extends FlowPane {
  DiskSearchBar(Texts texts, LogViewModel model, DiskSearch disk) {
    super(8, 4);
    setId("log-disk");
    Button begin = Ui.small("log-disk-begin", texts.get("log.disk"), Feather.SEARCH, disk::begin);
    Button end = Ui.small("log-disk-end", "", Feather.X, disk::end);
    end.textProperty()
        .bind(
            Bindings.when(disk.busy())
                .then(texts.get("log.disk.stop"))
                .otherwise(texts.get("log.disk.back")));
    Label said = Ui.label("", "muted", "small");
    said.setId("log-disk-said");
    said.setWrapText(true);
    said.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> said(texts, disk), disk.busy(), disk.found(), disk.problem()));
    BooleanBinding shown = disk.busy().or(disk.found().isNotNull());
    Ui.showWhile(begin, shown.not());
    Ui.showWhile(end, shown);
    BooleanBinding looking =
        Bindings.createBooleanBinding(
            () -> !model.find().get().isBlank() && model.mistake().get().isEmpty(),
            model.find(),
            model.mistake());
    Ui.showWhile(this, looking.or(shown));
    getChildren().addAll(begin, end, said);
  }

  private static String said(Texts texts, DiskSearch disk) {
    Problem met = disk.problem().get();
    if (met != null) {
      return met.in(texts.locale()).summary();
    }
    LogSearch.Found found = disk.found().get();
    if (disk.busy().get()) {
      return texts.get("log.disk.busy");
    }
    if (found == null) {
      return "";
    }
    return found.hits() > found.lines().size()
        ? texts.get("log.disk.newest", found.hits(), found.lines().size())
        : texts.get("log.disk.found", found.hits());
  }
}
