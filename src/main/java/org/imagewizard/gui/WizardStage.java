package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.gui.shell.About;
import org.imagewizard.gui.shell.Frames;
import org.imagewizard.gui.shell.FxHop;
import org.imagewizard.gui.shell.Leaving;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.shell.WizardRoot;
import org.imagewizard.gui.theme.AppIcon;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.wizard.Draft;
import org.jspecify.annotations.Nullable;

/** One wizard: its state and pages, and the stage that it is put into. */
public final class WizardStage {
  private static final double LEAST_WIDTH = 900;
  private static final double LEAST_HEIGHT = 640;

  /** A window can be used without its icon, and its first second has enough to do. */
  private static final Duration ICON_AFTER = Duration.seconds(1);

  private final Session session;
  private final WizardPages pages;
  private final Leaving leaving;
  private final WindowMemory memory;
  private final Path log;
  private final CountDownLatch drawn = new CountDownLatch(1);
  private @Nullable Stage shown;

  /**
   * On any thread, for the toolkit may still be starting; everything later on the window's.
   *
   * @param home the folder under which servers lie, in {@code image/NAME}
   * @param log where the program's own log is
   */
  WizardStage(Backend backend, Path home, Locale locale, WindowMemory memory, Path log) {
    this.memory = memory;
    this.log = log;
    Texts texts = new Texts(locale);
    Draft draft = Draft.fresh(home, "lab-server");
    session =
        new Session(
            backend,
            unmatched -> Tasks.daemon(FxHop::run, unmatched, drawn),
            FxHop::run,
            texts,
            draft);
    pages = new WizardPages(session, this::close, () -> stage().isFocused(), () -> front(stage()));
    leaving = new Leaving(pages::underWay, () -> front(stage()), () -> stage().close());
  }

  /** As the window's own cross does. */
  private void close() {
    leaving.close();
  }

  private Stage stage() {
    return Objects.requireNonNull(shown, "not shown yet");
  }

  /**
   * @param look made before any control
   */
  public void show(Stage stage, Look look) {
    shown = stage;
    WizardRoot root = new WizardRoot(session, look, pages, About.here(log), leaving);
    stage.setTitle(session.texts().get("app.name"));
    stage.setScene(root.scene());
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    remembered(stage, look);
    Frames.afterDrawing(drawn::countDown);
    PauseTransition later = new PauseTransition(ICON_AFTER);
    later.setOnFinished(event -> stage.getIcons().setAll(AppIcon.sizes()));
    later.play();
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          leaving.close();
        });
    stage.setOnHidden(
        event -> {
          drawn.countDown();
          later.stop();
          remember(stage, look);
          root.stop();
          pages.run().release();
        });
    stage.show();
  }

  private static void front(Stage stage) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  /** Looks and place of the last time, where they still make sense. */
  private void remembered(Stage stage, Look look) {
    memory.get("theme").flatMap(WizardStage::theme).ifPresent(look.theme()::set);
    memory
        .get("text")
        .filter(text -> Look.SIZES.stream().anyMatch(size -> text.equals("" + size)))
        .ifPresent(text -> look.percent().set(Integer.parseInt(text)));
    memory
        .bounds(Screen.getScreens().stream().map(Screen::getVisualBounds).toList())
        .ifPresent(
            window -> {
              stage.setX(window.getMinX());
              stage.setY(window.getMinY());
              stage.setWidth(Math.max(LEAST_WIDTH, window.getWidth()));
              stage.setHeight(Math.max(LEAST_HEIGHT, window.getHeight()));
            });
  }

  private static Optional<Look.Theme> theme(String name) {
    return Arrays.stream(Look.Theme.values()).filter(t -> t.name().equals(name)).findFirst();
  }

  private void remember(Stage stage, Look look) {
    memory.set("theme", look.theme().get().name());
    memory.language(session.texts().locale());
    memory.set("text", String.valueOf(look.percent().get()));
    if (!stage.isMaximized() && !stage.isIconified() && stage.getWidth() > 0) {
      memory.bounds(
          new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }
    memory.save();
  }

  public Session session() {
    return session;
  }
}
