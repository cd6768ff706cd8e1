package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imagewizard.base.yaml.Fields;

/** Reads keys.yaml; its head explains every word. */
final class KeyGroupReader {
  private KeyGroupReader() {}

  static List<KeyGroup> read(Fields file) {
    return file.keys().stream().map(id -> group(id, TemplateFiles.inner(file, id))).toList();
  }

  private static KeyGroup group(String id, Fields entry) {
    entry.allow("a key group", Set.of("title", "variables"));
    Fields variables = TemplateFiles.inner(entry, "variables");
    List<KeyGroup.Variable> read = new ArrayList<>();
    for (String name : variables.keys()) {
      read.add(variable(name, TemplateFiles.inner(variables, name)));
    }
    return new KeyGroup(id, TemplateFiles.text(entry, "title"), read);
  }

  private static KeyGroup.Variable variable(String name, Fields entry) {
    entry.allow("a variable", Set.of("file", "secret", "required", "value", "title", "help"));
    return new KeyGroup.Variable(
        name,
        entry.string("file"),
        entry.flag("secret", false),
        entry.flag("required", false),
        entry.string("value", ""),
        TemplateFiles.text(entry, "title"),
        TemplateFiles.text(entry, "help"),
        List.of());
  }
}
