package org.imagewizard.cli.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Remark;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.keys.KeySheet;

/** What was recognised in a folder set up by hand, and what is wrong in it. */
public final class AdoptionView {
  private final Session session;

  public AdoptionView(Session session) {
    this.session = session;
  }

  public void print(Adoption adoption, Evaluation evaluation, KeySheet keys) {
    choices(adoption);
    session.say(
        "import.services", evaluation.plan().running().size(), evaluation.plan().services().size());
    new KeysView(session).print(keys, Map.of(), List.of());
    remarks(adoption);
    List<String> conflict = evaluation.proposal().placement().conflict();
    if (!conflict.isEmpty()) {
      new PlanView(session).conflict(conflict);
    }
  }

  /** The folder's files, selection and settings. */
  public void choices(Adoption adoption) {
    Catalog catalog = adoption.catalog();
    Settings settings = adoption.draft().settings();
    session.say("import.begin", Wrap.keep(catalog.source()));
    session.say(
        "import.files",
        String.join(
            ", ",
            adoption.inspection().files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList()));
    List<String> profiles = catalog.stack().profiles();
    session.say(
        "import.choices",
        profiles.isEmpty() ? session.text("import.none") : String.join(", ", profiles),
        settings.channel(),
        network(session, settings),
        String.valueOf(settings.port()));
  }

  private static String network(Session session, Settings settings) {
    return switch (settings.network()) {
      case LOCAL -> session.text("import.network.local");
      case LAB -> session.text("import.network.lab");
      case PRODUCTION -> session.text("import.network.production", settings.site().address());
    };
  }

  /** Each remark with its place and what to do about it. */
  public void remarks(Adoption adoption) {
    adoption
        .catalog()
        .notices()
        .forEach(
            notice -> session.item(session.text("catalog.notice", notice.in(session.locale()))));
    for (Remark remark : adoption.inspection().remarks()) {
      String state = session.text(remark.kind().wrong() ? "check.state.fail" : "check.state.warn");
      String place = remark.at().map(this::place).orElse("");
      session.item(state + " " + remark.summary().in(session.locale()) + place + ".");
      session.item("  " + remark.advice().in(session.locale()));
    }
    if (adoption.inspection().remarks().isEmpty()) {
      session.say("import.sound");
    }
    session.say("import.untouched");
  }

  private String place(Location at) {
    String file = at.file().substring(at.file().lastIndexOf('/') + 1);
    return " " + session.text("import.place", file, String.valueOf(at.line()));
  }

  /** How the wizard's folder is made of it. */
  public void next(Path plan, String name) {
    session.print(
        "  image-wizard write --plan "
            + Wrap.keep(plan)
            + " --dir "
            + Wrap.keep(session.home().resolve("image").resolve(name)));
  }
}
