package org.imagewizard.gui.shell;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.imagewizard.base.text.Languages;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.wizard.Step;
import org.kordamp.ikonli.feather.Feather;

/** The program's and the server's name, and what can be changed about looks at any time. */
final class HeaderView extends HBox {
  private final Node server;
  private final Node size;
  private final Node theme;

  HeaderView(Session session, Look look, Runnable help) {
    Texts texts = session.texts();
    getStyleClass().add("header");
    Label name = Ui.label(texts.get("app.name"), "strong");
    name.setGraphic(Icons.of(Feather.VOLUME_2));
    Label shown = Ui.label("", "muted");
    shown.setId("server-name");
    shown
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> name(session),
                session.draftProperty(),
                session.deployment(),
                session.navigation()));
    server = shown;
    LookMenus menus = new LookMenus(texts, look);
    size = menus.size();
    theme = menus.theme();
    Button language =
        Ui.link(
            "language", texts.get("header.language"), Feather.GLOBE, () -> switchLanguage(texts));
    Locale now = texts.locale();
    language.setAccessibleText(
        texts.get(
            "header.language.spoken",
            now.getDisplayLanguage(now),
            Languages.after(now).getDisplayLanguage(now)));
    Button helper = Ui.link("help", texts.get("header.help"), Feather.HELP_CIRCLE, help);
    getChildren().addAll(name, server, Ui.spacer(), size, theme, language, helper);
  }

  /** With large text only language and help stay; the rest is under "All steps". */
  void compact(boolean on) {
    Ui.show(server, !on);
    Ui.show(size, !on);
    Ui.show(theme, !on);
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
    texts.use(Languages.after(texts.locale()));
  }
}
