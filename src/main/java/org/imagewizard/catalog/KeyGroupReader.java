package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;

/** Reads keys.yaml; its head explains every word. */
final class KeyGroupReader {
  private KeyGroupReader() {}

  static List<KeyGroup> read(Fields file) {
    return file.keys().stream().map(id -> group(id, TemplateFiles.inner(file, id))).toList();
  }

  private static KeyGroup group(String id, Fields entry) {
    entry.allow(Phrase.plain("a key group"), Set.of("title", "leaves", "variables"));
    Fields variables = TemplateFiles.inner(entry, "variables");
    List<KeyGroup.Variable> read = new ArrayList<>();
    for (String name : variables.keys()) {
      read.add(variable(name, TemplateFiles.inner(variables, name)));
    }
    return new KeyGroup(
        id, TemplateFiles.text(entry, "title"), TemplateFiles.text(entry, "leaves"), read);
  }

  private static KeyGroup.Variable variable(String name, Fields entry) {
    entry.allow(
        Phrase.plain("a variable"),
        Set.of("file", "secret", "required", "value", "where", "shape", "check", "title", "help"));
    if (!entry.has("file")) {
      throw entry.missing("file");
    }
    return new KeyGroup.Variable(
        name,
        entry.strings("file"),
        entry.flag("secret", false),
        entry.flag("required", false),
        entry.string("value", ""),
        TemplateFiles.text(entry, "title"),
        TemplateFiles.text(entry, "help"),
        entry.string("where", ""),
        shape(entry),
        entry.has("check")
            ? Optional.of(check(TemplateFiles.inner(entry, "check")))
            : Optional.empty(),
        List.of());
  }

  private static String shape(Fields entry) {
    String shape = entry.string("shape", "");
    try {
      return Pattern.compile(shape).pattern();
    } catch (PatternSyntaxException e) {
      throw Fields.wrong(
          entry.at("shape"),
          Phrase.plain("\"shape\" is no regular expression: " + e.getDescription()));
    }
  }

  private static KeyCheck check(Fields entry) {
    entry.allow(
        Phrase.plain("a check"), Set.of("base", "baseFrom", "path", "headers", "good", "bad"));
    Map<String, String> headers =
        entry.has("headers") ? texts(TemplateFiles.inner(entry, "headers")) : Map.of();
    return new KeyCheck(
        entry.string("base"),
        entry.string("baseFrom", ""),
        entry.string("path"),
        headers,
        answer(TemplateFiles.inner(entry, "good")),
        answer(TemplateFiles.inner(entry, "bad")));
  }

  private static KeyCheck.Answer answer(Fields entry) {
    entry.allow(Phrase.plain("an answer"), Set.of("status", "field", "values"));
    return new KeyCheck.Answer(
        entry.strings("status").stream().map(Integer::valueOf).toList(),
        entry.string("field", ""),
        entry.strings("values"));
  }

  private static Map<String, String> texts(Fields entry) {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    entry.keys().forEach(key -> texts.put(key, entry.string(key)));
    return texts;
  }
}
