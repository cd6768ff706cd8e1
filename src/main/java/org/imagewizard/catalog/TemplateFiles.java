package org.imagewizard.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.imagewizard.base.text.Languages;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;

/** The files under templates/, which travel inside the program. */
final class TemplateFiles {
  /**
   * @param name below templates/, for example {@code catalog/core.yaml}; it also names the file in
   *     messages, for maintainers who edit it
   */
  Fields read(String name) {
    String path = "templates/" + name;
    try (InputStream in = TemplateFiles.class.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Fields.of(YamlReader.read(text, path), Phrase.plain(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mapping inside a mapping that must be there. */
  static Fields inner(Fields fields, String key) {
    YamlValue value = fields.get(key);
    if (value == null) {
      throw fields.missing(key);
    }
    return Fields.of(value, Phrase.plain(key));
  }

  /** A text in every language; empty when absent. */
  static LocalText text(Fields fields, String key) {
    if (!fields.has(key)) {
      return LocalText.EMPTY;
    }
    return LocalText.of(inner(fields, key).allow(Phrase.plain(key), Set.copyOf(Languages.codes())));
  }
}
