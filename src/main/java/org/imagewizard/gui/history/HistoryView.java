package org.imagewizard.gui.history;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.watch.Course;

/** The last minutes of one service, or of all: a sentence and a line for each figure. */
public final class HistoryView extends VBox {
  private final Texts texts;
  private final ComboBox<Subject> choice = new ComboBox<>();
  private final VBox courses = new VBox(12);
  private boolean drawing;

  public HistoryView(Texts texts, HistoryViewModel model) {
    super(12);
    this.texts = texts;
    setId("history");
    Label whose = Ui.label(texts.get("history.whose"), "small");
    whose.setLabelFor(choice);
    choice.setId("history-of");
    choice.setAccessibleText(texts.get("history.whose"));
    // Its skin measures its items late: the page would stay as wide as large text made it.
    choice.setMinWidth(0);
    choice
        .valueProperty()
        .subscribe(
            next -> {
              if (next != null && !drawing) {
                model.choose(next);
              }
            });
    courses.setId("courses");
    getChildren().addAll(Ui.row(8, whose, choice), courses);
    Watch.on(this, model.changes(), change -> show(model));
  }

  private void show(HistoryViewModel model) {
    List<Subject> all = model.subjects();
    drawing = true;
    if (!all.equals(choice.getItems())) {
      choice.getItems().setAll(all);
    }
    choice.setValue(model.chosen());
    drawing = false;
    draw(model);
  }

  /** What is chosen first. */
  public ComboBox<?> choice() {
    return choice;
  }

  private void draw(HistoryViewModel model) {
    List<Course> all = model.courses();
    courses.getChildren().clear();
    if (all.isEmpty()) {
      courses.getChildren().add(Ui.wrap(texts.get("history.none"), "muted", "small"));
    }
    for (Course course : all) {
      Label words = Ui.wrap(model.words(course), "small");
      words.setId("course-words-" + course.id());
      VBox card = Ui.card(words, new CourseChart(course, model.words(course)));
      card.setSpacing(6);
      courses.getChildren().add(card);
    }
  }
}
