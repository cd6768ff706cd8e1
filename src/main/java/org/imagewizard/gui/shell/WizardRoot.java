package org.imagewizard.gui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;

/** The root of the window: the shell in the language of now, and help above it. */
public final class WizardRoot extends StackPane {
  private final Session session;
  private final Look look;
  private final Pages pages;
  private final Map<Step, Page> views = new EnumMap<>(Step.class);
  private final FrameClock clock;
  private @Nullable ShellView shell;
  private final About about;
  private @Nullable HelpView help;
  private @Nullable Node before;

  public WizardRoot(Session session, Look look, Pages pages, About about) {
    this.session = session;
    this.about = about;
    this.look = look;
    this.pages = pages;
    this.clock = new FrameClock(pages::drain);
    session.texts().messages().subscribe(words -> make());
    session.navigation().subscribe(now -> pages.models().forEach(PageViewModel::refresh));
    clock.start();
    setOnDragOver(this::dragged);
    setOnDragDropped(this::dropped);
  }

  private Optional<Path> file(DragEvent event) {
    return event.getDragboard().getFiles().stream()
        .findFirst()
        .map(File::toPath)
        .filter(pages::takes);
  }

  private void dragged(DragEvent event) {
    if (file(event).isPresent()) {
      event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    Optional<Path> file = file(event);
    file.ifPresent(pages::take);
    event.setDropCompleted(file.isPresent());
    event.consume();
  }

  /** Ends the frame callback with the window. */
  public void stop() {
    clock.stop();
  }

  /** A scene of the drawn size, with keys and looks. */
  public Scene scene() {
    Scene scene = new Scene(this, 1180, 780);
    look.dress(scene);
    Shortcuts.install(scene, session, look, () -> Objects.requireNonNull(shell), this::toggleHelp);
    return scene;
  }

  private void make() {
    views.clear();
    help = null;
    pages.models().forEach(PageViewModel::refresh);
    ShellView next =
        new ShellView(session, look, pages.models(), step -> page(step), this::toggleHelp);
    shell = next;
    getChildren().setAll(next);
  }

  private Page page(Step step) {
    return views.computeIfAbsent(step, pages::view);
  }

  /** While help is open nothing behind it can be reached; then the focus returns. */
  private void toggleHelp() {
    HelpView open = help;
    ShellView behind = Objects.requireNonNull(shell);
    if (open == null) {
      HelpView next = new HelpView(session.texts(), about, this::toggleHelp);
      before = getScene() == null ? null : getScene().getFocusOwner();
      help = next;
      getChildren().add(next);
      next.focus();
      behind.setDisable(true);
    } else {
      behind.setDisable(false);
      getChildren().remove(open);
      help = null;
      if (before != null) {
        before.requestFocus();
      }
    }
  }
}
