package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.gui.shell.About;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.shell.WizardRoot;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.wizard.Draft;

/** Puts one wizard into a stage. On the window's thread. */
public final class WizardStage {
  private static final String LOG = ".local/state/image-wizard/wizard.log";

  private final Stage stage;
  private final Session session;
  private final WizardPages pages;
  private final WizardRoot root;
  private final Look look = new Look();

  /**
   * @param home the folder under which servers lie, in {@code image/NAME}
   */
  public WizardStage(Stage stage, Backend backend, Path home, Locale locale) {
    this.stage = stage;
    Texts texts = new Texts(locale);
    Draft draft = Draft.fresh(home, "lab-server");
    session =
        new Session(
            backend, unmatched -> Tasks.virtual(FxHop::run, unmatched), FxHop::run, texts, draft);
    pages = new WizardPages(session, stage::close);
    root = new WizardRoot(session, look, pages, About.here(home.resolve(LOG)));
  }

  public void show() {
    stage.setTitle(session.texts().get("app.name"));
    stage.setScene(root.scene());
    stage.setMinWidth(900);
    stage.setMinHeight(640);
    stage.setOnHidden(
        event -> {
          root.stop();
          pages.run().release();
        });
    stage.show();
  }

  /** For measuring: closes once the first page has been drawn. */
  public void closeAfterFirstFrame() {
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        frames++;
        if (frames == 3) {
          stop();
          stage.close();
        }
      }
    }.start();
  }

  public Session session() {
    return session;
  }

  public Look look() {
    return look;
  }
}
