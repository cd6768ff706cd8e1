package org.imagewizard.gui.shell;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.wizard.Step;

/** What the shell shows of every page: its question, its state in the rail, its one button. */
public abstract class PageViewModel {
  protected final Session session;
  private final Step step;
  private final StringProperty title = new SimpleStringProperty("");
  private final StringProperty why = new SimpleStringProperty("");
  private final StringProperty status = new SimpleStringProperty("");
  private final StringProperty primary = new SimpleStringProperty("");
  private final StringProperty words = new SimpleStringProperty("");
  private final ObjectProperty<Tone> tone = new SimpleObjectProperty<>(Tone.TODO);
  private final BooleanProperty enabled = new SimpleBooleanProperty(true);
  private final BooleanProperty accent = new SimpleBooleanProperty(true);

  protected PageViewModel(Session session, Step step) {
    this.session = session;
    this.step = step;
    words(Tone.TODO, "rail.not-yet");
    title("page." + name() + ".title");
    why("page." + name() + ".why");
    primary("page." + name() + ".primary");
  }

  private String name() {
    return step.name().toLowerCase(java.util.Locale.ROOT);
  }

  public final Step step() {
    return step;
  }

  /** Sets every word of the page. */
  protected abstract void describe();

  /** Sets every word again: the state or the language changed. */
  public final void refresh() {
    describe();
    around();
  }

  /** Whether this step is before the person or was gone past, which is said in place of its own. */
  private boolean around() {
    boolean passed = step != Step.START && step != Step.RUN;
    if (step.ordinal() > session.navigation().get().furthest().ordinal()) {
      rail(Tone.TODO, "rail.not-yet");
      return true;
    }
    if (passed && session.detour()) {
      rail(Tone.SKIP, "rail.not-needed");
      return true;
    }
    return false;
  }

  /** The page comes into view. */
  public void enter() {
    refresh();
  }

  /** The one button. */
  public void proceed() {
    session.next();
  }

  /** What the button at the left says; empty where there is no way back. */
  public String backText() {
    return session
        .navigation()
        .get()
        .back()
        .map(back -> text("footer.back", text(back.key() + ".to")))
        .orElse("");
  }

  public void goBack() {
    session.back();
  }

  /** What goes on here and would be cut off with the window. */
  public List<UnderWay> underWay() {
    return List.of();
  }

  /** F5: look again. */
  public void again() {}

  protected final String text(String key, Object... arguments) {
    return session.texts().get(key, arguments);
  }

  protected final void title(String key, Object... arguments) {
    title.set(text(key, arguments));
  }

  protected final void why(String key, Object... arguments) {
    why.set(text(key, arguments));
  }

  protected final void status(String key, Object... arguments) {
    status.set(key.isEmpty() ? "" : text(key, arguments));
  }

  protected final void primary(String key, Object... arguments) {
    primary.set(text(key, arguments));
  }

  /** The state of this step in the rail. */
  protected final void words(Tone next, String key, Object... arguments) {
    if (!around()) {
      rail(next, key, arguments);
    }
  }

  private void rail(Tone next, String key, Object... arguments) {
    tone.set(next);
    words.set(text(key, arguments));
  }

  protected final void enabled(boolean on) {
    enabled.set(on);
  }

  /** Whether going on is the first thing to do here. */
  protected final void accent(boolean on) {
    accent.set(on);
  }

  public final ReadOnlyStringProperty titleProperty() {
    return title;
  }

  public final ReadOnlyStringProperty whyProperty() {
    return why;
  }

  public final ReadOnlyStringProperty statusProperty() {
    return status;
  }

  public final ReadOnlyStringProperty primaryProperty() {
    return primary;
  }

  public final ReadOnlyStringProperty wordsProperty() {
    return words;
  }

  public final ReadOnlyObjectProperty<Tone> toneProperty() {
    return tone;
  }

  public final ReadOnlyBooleanProperty enabledProperty() {
    return enabled;
  }

  public final ReadOnlyBooleanProperty accentProperty() {
    return accent;
  }
}
