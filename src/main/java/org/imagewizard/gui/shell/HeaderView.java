package org.imagewizard.gui.shell;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.gui.theme.Look.Ground;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.wizard.Step;
import org.kordamp.ikonli.feather.Feather;

/** The program's and the server's name, and what can be changed about looks at any time. */
final class HeaderView extends HBox {
  HeaderView(Session session, Look look, Runnable help) {
    Texts texts = session.texts();
    getStyleClass().add("header");
    Label name = Ui.label(texts.get("app.name"), "strong");
    name.setGraphic(Icons.of(Feather.VOLUME_2));
    Label server = Ui.label("", "muted");
    server.setId("server-name");
    server
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> name(session),
                session.draftProperty(),
                session.deployment(),
                session.navigation()));

    Button size = Ui.link("text-size", "", Feather.TYPE, look::cycleSize);
    size.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("header.size", look.percent().get()), look.percent()));
    Button theme = Ui.link("theme", "", Feather.SUN, look::toggleGround);
    theme
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("header.theme." + word(look.ground().get())), look.ground()));
    theme
        .graphicProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> Icons.of(look.ground().get() == Ground.DARK ? Feather.MOON : Feather.SUN),
                look.ground()));
    Button language =
        Ui.link(
            "language", texts.get("header.language"), Feather.GLOBE, () -> switchLanguage(texts));
    language.setAccessibleText(texts.get("header.language.spoken"));
    Button helper = Ui.link("help", texts.get("header.help"), Feather.HELP_CIRCLE, help);
    getChildren().addAll(name, server, Ui.spacer(), size, theme, language, helper);
  }

  private static String name(Session session) {
    Deployment shown = session.deployment().get();
    if (shown != null) {
      return shown.plan().name();
    }
    boolean begun = session.navigation().get().furthest() != Step.START && !session.detour();
    return begun ? session.draft().settings().name() : "";
  }

  static void switchLanguage(Texts texts) {
    texts.use(texts.french() ? Locale.ENGLISH : Locale.FRENCH);
  }

  private static String word(Ground ground) {
    return ground.name().toLowerCase(Locale.ROOT);
  }
}
