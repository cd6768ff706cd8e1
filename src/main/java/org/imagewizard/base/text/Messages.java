package org.imagewizard.base.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Texts by key, in one language. A face has one bundle beside its package ({@code cli/messages},
 * {@code gui/messages}); keys are hierarchical, formats are {@link MessageFormat}'s. Thread-safe.
 */
public final class Messages {
  /** What Java groups French digits with: many Braille displays have no sign for it. */
  private static final char NARROW = '\u202f';

  private static final char KEPT = '\u00a0';

  private final ResourceBundle bundle;
  private final Locale locale;
  private final UnaryOperator<String> change;

  /** By key: to read a pattern takes longer than to fill it, and a page fills hundreds. */
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Messages(ResourceBundle bundle, Locale locale, UnaryOperator<String> change) {
    this.bundle = bundle;
    this.locale = locale;
    this.change = change;
  }

  /**
   * @param bundle for example {@code org.imagewizard.cli.messages}
   * @param locale {@link Languages#nearest} of it is spoken
   */
  public static Messages load(String bundle, Locale locale) {
    Locale known = Languages.nearest(locale);
    return new Messages(
        ResourceBundle.getBundle(bundle, known, new OneFile()), known, UnaryOperator.identity());
  }

  /** No file for "any language" is asked for: to find that there is none opens every jar. */
  private static final class OneFile extends ResourceBundle.Control {
    @Override
    public List<String> getFormats(String bundle) {
      return FORMAT_PROPERTIES;
    }

    @Override
    public List<Locale> getCandidateLocales(String bundle, Locale locale) {
      return List.of(locale);
    }

    @Override
    public @Nullable Locale getFallbackLocale(String bundle, Locale locale) {
      return null;
    }
  }

  /** The same texts with every format changed: to see whether longer words fit. */
  public Messages changed(UnaryOperator<String> next) {
    return new Messages(bundle, locale, next);
  }

  public Locale locale() {
    return locale;
  }

  /** The text, formatted; a missing key shows itself, and a test finds it before a person does. */
  public String get(String key, Object... arguments) {
    try {
      MessageFormat format = formats.computeIfAbsent(key, this::format);
      synchronized (format) {
        return format.format(arguments).replace(NARROW, KEPT);
      }
    } catch (MissingResourceException e) {
      return "[" + key + "]";
    }
  }

  private MessageFormat format(String key) {
    return new MessageFormat(change.apply(bundle.getString(key)), locale);
  }
}
