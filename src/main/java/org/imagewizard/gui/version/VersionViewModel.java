package org.imagewizard.gui.version;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Step;

/** Step 5: which builds, and from where. */
public final class VersionViewModel extends PageViewModel {
  /** The three kinds of channel. */
  public enum Channel {
    UNSTABLE,
    LATEST,
    OTHER
  }

  /** An image as it will be pulled, with its estimated size unpacked. */
  public record Image(String service, String reference, String size) {}

  private final ObjectProperty<Channel> channel = new SimpleObjectProperty<>(Channel.UNSTABLE);
  private final StringProperty other = new SimpleStringProperty("");
  private final StringProperty registry = new SimpleStringProperty("");
  private final ObjectProperty<List<Image>> images = new SimpleObjectProperty<>(List.of());

  public VersionViewModel(Session session) {
    super(session, Step.VERSION);
    registry.set(session.draft().settings().registry());
    channel.subscribe(next -> apply());
    other.subscribe(next -> apply());
    registry.subscribe(next -> apply());
  }

  public ObjectProperty<Channel> channel() {
    return channel;
  }

  public StringProperty other() {
    return other;
  }

  public StringProperty registry() {
    return registry;
  }

  public ReadOnlyObjectProperty<List<Image>> images() {
    return images;
  }

  private void apply() {
    session.keep(
        draft ->
            draft.withSettings(
                draft.settings().withChannel(tag()).withRegistry(trimmed(registry.get()))));
    refresh();
  }

  private String tag() {
    return switch (channel.get()) {
      case UNSTABLE -> "unstable";
      case LATEST -> "latest";
      case OTHER -> other.get().strip();
    };
  }

  private static String trimmed(String prefix) {
    return prefix.strip().replaceAll("/+$", "");
  }

  /** A tag as registries allow it. */
  private boolean valid() {
    return tag().matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  }

  @Override
  public void enter() {
    session.ensureEvaluated();
    refresh();
  }

  /** The plan is made again with the tag; nothing else in it changes. */
  @Override
  public void proceed() {
    session.change(draft -> draft);
    session.next();
  }

  @Override
  protected void describe() {
    title("page.version.title");
    why("page.version.why");
    primary("page.version.primary");
    enabled(valid());
    Evaluation now = session.evaluation().get();
    if (now == null) {
      return;
    }
    images.set(new ImageNames(session.texts()).of(now, tag(), trimmed(registry.get())));
    int count = images.get().size();
    if (valid()) {
      status("version.status", count, tag());
    } else {
      status("version.status.tag");
    }
    if (session.navigation().get().furthest().ordinal() >= Step.VERSION.ordinal()) {
      words(valid() ? Tone.OK : Tone.WARN, "rail.version", tag(), count);
    }
  }
}
