package org.imagewizard.cli.json;

import java.util.List;
import java.util.Map;
import org.imagewizard.render.FileAction;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;

/** {@code keys}: no value of a secret, ever. */
public final class KeysJson {
  private KeysJson() {}

  public static Doc of(KeySheet sheet, Map<String, KeyVerdict> verdicts, List<FileAction> files) {
    Doc doc = new Doc().with("keys", keys(sheet, verdicts));
    return files.isEmpty() ? doc : doc.with("files", ServerJson.fileDocs(files));
  }

  static List<Doc> keys(KeySheet sheet, Map<String, KeyVerdict> verdicts) {
    return sheet.entries().stream()
        .map(entry -> key(entry, verdicts.getOrDefault(entry.name(), KeyVerdict.NONE)))
        .toList();
  }

  private static Doc key(KeySheet.Entry entry, KeyVerdict verdict) {
    return new Doc()
        .with("name", entry.name())
        .with("group", entry.group().id())
        .with("set", entry.isSet())
        .with("secret", entry.variable().secret())
        .with("required", entry.variable().required())
        .with("shown", entry.shown())
        .with("files", entry.variable().files())
        .with("services", entry.services())
        .with("check", verdict.word())
        .with("checked", checked(verdict));
  }

  private static Doc checked(KeyVerdict verdict) {
    return new Doc()
        .with("result", Doc.word(verdict.kind()))
        .with("host", verdict.host())
        .with("status", verdict.status())
        .with("millis", verdict.millis());
  }
}
