package org.imagewizard.gui.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.catalog.Remark;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.Adoption;
import org.jspecify.annotations.Nullable;

/** What was recognised in a folder set up by hand, and what is wrong in it. */
final class AdoptionView extends VBox {
  private final Texts texts;

  AdoptionView(Texts texts, StartViewModel model) {
    super(8);
    this.texts = texts;
    setId("adoption");
    Watch.on(this, model.adoption(), this::draw);
  }

  private void draw(@Nullable Adoption adoption) {
    Ui.show(this, adoption != null);
    if (adoption == null) {
      getChildren().clear();
      return;
    }
    Settings settings = adoption.draft().settings();
    List<String> profiles = adoption.catalog().stack().profiles();
    List<Node> lines = new ArrayList<>();
    lines.add(Ui.label(texts.get("start.adopt"), "section"));
    lines.add(
        Ui.wrap(
            texts.get(
                "start.adopt.choices",
                profiles.isEmpty() ? texts.get("start.adopt.none") : String.join(", ", profiles),
                settings.channel(),
                network(settings),
                String.valueOf(settings.port()),
                adoption.draft().keys().size())));
    adoption.inspection().remarks().forEach(remark -> lines.add(remark(remark)));
    if (adoption.inspection().remarks().isEmpty()) {
      lines.add(new StateWord(Tone.OK, texts.get("start.adopt.sound")));
    }
    lines.add(Ui.wrap(texts.get("start.adopt.untouched"), "muted"));
    getChildren().setAll(Ui.card(lines.toArray(Node[]::new)));
  }

  private String network(Settings settings) {
    return switch (settings.network()) {
      case LOCAL -> texts.get("start.adopt.local");
      case LAB -> texts.get("start.adopt.lab");
      case PRODUCTION -> texts.get("start.adopt.production", settings.site().address());
    };
  }

  private Node remark(Remark remark) {
    Locale locale = texts.locale();
    boolean wrong = remark.kind().wrong();
    StateWord state =
        new StateWord(
            wrong ? Tone.BAD : Tone.WARN,
            texts.get(wrong ? "start.adopt.problem" : "start.adopt.warning"));
    String place = remark.at().map(this::place).orElse("");
    return Ui.row(
        8,
        state,
        Ui.grow(
            Ui.column(
                2,
                Ui.wrap(remark.summary().in(locale) + place, "strong"),
                Ui.wrap(remark.advice().in(locale), "muted", "small"))));
  }

  private String place(Location at) {
    String file = at.file().substring(at.file().lastIndexOf('/') + 1);
    return " " + texts.get("start.adopt.place", file, String.valueOf(at.line()));
  }
}
