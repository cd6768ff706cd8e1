package org.imagewizard.gui.shell;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.imagewizard.base.build.Build;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A problem as an object: what, the evidence, and what to do. Away when there is none. */
public final class ProblemCard extends VBox {
  private static final int EVIDENCE = 8;

  private final Texts texts;
  private final List<? extends Node> actions;
  private final Button copy;

  public ProblemCard(Texts texts, ObservableValue<@Nullable Problem> problem, Node... actions) {
    super(6);
    this.texts = texts;
    this.actions = List.of(actions);
    getStyleClass().addAll("panel", "problem-card");
    setId("problem");
    copy = Ui.small("copy-problem", texts.get("problem.copy"), Feather.COPY, () -> {});
    Watch.on(this, problem, this::draw);
  }

  private void draw(@Nullable Problem met) {
    Ui.show(this, met != null);
    getChildren().clear();
    if (met == null) {
      return;
    }
    Problem problem = met.in(texts.locale());
    setAccessibleText(problem.summary());
    getChildren()
        .add(
            Ui.row(
                12,
                new StateWord(Tone.BAD, texts.get("problem.word")),
                Ui.grow(Ui.wrap(problem.summary(), "strong"))));
    List<String> evidence = problem.evidence();
    int from = Math.max(0, evidence.size() - EVIDENCE);
    if (!evidence.isEmpty()) {
      String last = String.join("\n", evidence.subList(from, evidence.size()));
      getChildren().add(Ui.wrap(last, "mono", "evidence"));
    }
    problem.actions().forEach(action -> getChildren().add(Ui.wrap(action)));
    copy.setOnAction(event -> Ui.copy(text(problem)));
    getChildren()
        .add(Ui.row(8, Stream.concat(actions.stream(), Stream.of(copy)).toArray(Node[]::new)));
  }

  /** What can be focused of every problem. */
  public Button copy() {
    return copy;
  }

  /** With what a person who helps asks first. */
  private static String text(Problem problem) {
    return String.join(
        "\n",
        problem.asText(),
        problem.id() + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS),
        "IMAGE Wizard " + Build.here().version() + ", " + System.getProperty("os.name"));
  }
}
