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

/** The root of the window: the shell in the language of now, and help or a question above it. */
public final class WizardRoot extends StackPane {
  private final Session session;
  private final Look look;
  private final Pages pages;
  private final Map<Step, Page> views = new EnumMap<>(Step.class);
  private final FrameClock clock;
  private @Nullable ShellView shell;
  private final About about;
  private final Leaving leaving;
  private @Nullable Veil above;
  private @Nullable Node before;

  public WizardRoot(Session session, Look look, Pages pages, About about, Leaving leaving) {
    this.session = session;
    this.about = about;
    this.leaving = leaving;
    this.look = look;
    this.pages = pages;
    this.clock = new FrameClock(this::drain);
    session.texts().messages().subscribe(words -> make());
    session.navigation().subscribe(now -> pages.models().forEach(PageViewModel::refresh));
    leaving.state().subscribe(now -> ask());
    clock.start();
    setOnDragOver(this::dragged);
    setOnDragDropped(this::dropped);
  }

  private void drain() {
    pages.drain();
    leaving.tick();
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
    above = null;
    pages.models().forEach(PageViewModel::refresh);
    ShellView next =
        new ShellView(session, look, pages.models(), step -> page(step), this::toggleHelp);
    shell = next;
    getChildren().setAll(next);
    ask();
  }

  private Page page(Step step) {
    return views.computeIfAbsent(step, pages::view);
  }

  private void toggleHelp() {
    if (above instanceof HelpView) {
      uncover();
    } else if (above == null) {
      cover(new HelpView(session.texts(), about, this::toggleHelp));
    }
  }

  /** The question goes before the help: who asked for the one does not read the other. */
  private void ask() {
    boolean asks = leaving.state().get() != Leaving.State.STAYING;
    boolean asked = above instanceof LeaveView;
    if (asks != asked) {
      uncover();
      if (asks) {
        cover(new LeaveView(session.texts(), leaving));
      }
    }
  }

  /** While something is above the page nothing behind it can be reached. */
  private void cover(Veil next) {
    before = getScene() == null ? null : getScene().getFocusOwner();
    above = next;
    getChildren().add(next);
    // Its buttons hear keys from now on, and not from the next frame.
    next.applyCss();
    next.focus();
    Objects.requireNonNull(shell).setDisable(true);
  }

  /** The focus returns to where it was, or to the page when that has gone meanwhile. */
  private void uncover() {
    Veil open = above;
    if (open != null) {
      ShellView behind = Objects.requireNonNull(shell);
      behind.setDisable(false);
      getChildren().remove(open);
      above = null;
      if (before != null && before.getScene() == getScene()) {
        before.requestFocus();
      } else {
        behind.focusPage();
      }
    }
  }
}
