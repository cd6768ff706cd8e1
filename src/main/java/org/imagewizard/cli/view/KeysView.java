package org.imagewizard.cli.view;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.cli.session.Session;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.render.FileAction;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;

/** The keys of a folder, as sentences. */
public final class KeysView {
  private final Session session;

  public KeysView(Session session) {
    this.session = session;
  }

  public void print(KeySheet sheet, Map<String, KeyVerdict> verdicts, List<FileAction> files) {
    if (!files.isEmpty()) {
      new FilesView(session).list(files);
      session.say("keys.restart");
    }
    if (sheet.entries().isEmpty()) {
      session.say("keys.none");
    }
    for (KeySheet.Entry entry : sheet.entries()) {
      session.item(line(entry));
      KeyVerdict verdict = verdicts.getOrDefault(entry.name(), KeyVerdict.NONE);
      if (verdict.kind() != KeyVerdict.Kind.NOT_ASKED) {
        session.item("  " + words(session, entry.name(), verdict));
      }
      if (entry.isSet() && !entry.variable().looksUsual(entry.value().reveal())) {
        session.item("  " + session.text("keys.unusual", entry.name()));
      }
    }
  }

  /** Which services will not be started, and what that costs. */
  public void printLacking(List<KeySheet.Entry> lacking, DeploymentPlan plan, Catalog catalog) {
    for (KeySheet.Entry entry : lacking) {
      String cost =
          catalog.capabilities().stream()
              .filter(one -> plan.capabilities().contains(one.id()))
              .filter(one -> one.keys().contains(entry.group().id()))
              .map(one -> one.title().in(session.locale()))
              .collect(Collectors.joining(", "));
      String services = String.join(", ", entry.services());
      session.item(
          cost.isEmpty()
              ? session.text("write.lacking", entry.name(), services)
              : session.text("write.lacking.cost", entry.name(), services, cost));
    }
    if (!lacking.isEmpty()) {
      session.item(session.text("write.lacking.add"));
    }
  }

  private String line(KeySheet.Entry entry) {
    String title = entry.variable().title().in(session.locale());
    String readers = String.join(", ", entry.services());
    if (entry.isSet()) {
      return session.text("keys.line.set", entry.name(), title, entry.shown(), readers);
    }
    return session.text(
        entry.lacking() ? "keys.line.lacking" : "keys.line.empty", entry.name(), title, readers);
  }

  /** What a check found, in one sentence that begins with its state. */
  public static String words(Session session, String name, KeyVerdict verdict) {
    String seconds = new Units(session).seconds(verdict.millis() / 1000.0);
    return switch (verdict.kind()) {
      case OK -> session.text("keys.check.ok", name, verdict.host(), seconds);
      case WRONG -> session.text("keys.check.wrong", name, verdict.host(), verdict.status() + "");
      case SILENT -> session.text("keys.check.silent", name, verdict.host());
      case UNREACHABLE -> session.text("keys.check.unreachable", name, verdict.host());
      case UNCLEAR ->
          session.text("keys.check.unclear", name, verdict.host(), verdict.status() + "");
      case NO_ADDRESS -> session.text("keys.check.address", name);
      case NOT_ASKED -> session.text("keys.check.none", name);
    };
  }
}
