package org.imagewizard.gui.shell;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.text.Messages;

/** The window's words, in the language chosen now. Views are made again when it changes. */
public final class Texts {
  /** Of this face's texts, for a {@link org.imagewizard.base.text.Phrase}. */
  public static final String BUNDLE = "org.imagewizard.gui.messages";

  private final ObjectProperty<Messages> messages = new SimpleObjectProperty<>();

  public Texts(Locale locale) {
    messages.set(Messages.load(BUNDLE, locale));
  }

  public String get(String key, Object... arguments) {
    return messages.get().get(key, arguments);
  }

  public Locale locale() {
    return messages.get().locale();
  }

  public void use(Locale locale) {
    messages.set(Messages.load(BUNDLE, locale));
  }

  public void use(Messages next) {
    messages.set(next);
  }

  public ReadOnlyObjectProperty<Messages> messages() {
    return messages;
  }

  /** MiB as people read them: MiB below 1,024, else GiB with one decimal. */
  public String size(long mib) {
    return mib < 1024 ? get("unit.mib", mib) : get("unit.gib", mib / 1024.0);
  }

  /** Bytes of a download, in MB or GB. */
  public String download(long bytes) {
    return bytes < 1_000_000_000L ? get("unit.mb", bytes / 1e6) : get("unit.gb", bytes / 1e9);
  }
}
