package org.imagewizard.cli.command;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.cli.json.KeysJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.KeysView;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.render.FileAction;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The keys of a written folder: shown masked, set, removed, checked. */
@Command(name = "keys")
public final class KeysCommand implements Action {
  @Mixin DirOption folder = new DirOption();

  @Option(names = "--set", paramLabel = "NAME=@FILE|NAME=-")
  List<String> set = List.of();

  @Option(names = "--unset", paramLabel = "NAME", split = ",")
  List<String> unset = List.of();

  @Option(names = "--check")
  boolean check;

  @Override
  public ExitStatus run(Session session) {
    Deployment deployment = folder.open(session);
    KeySheet sheet = session.desk().keys(deployment);
    List<FileAction> files = change(session, deployment, sheet);
    if (!files.isEmpty()) {
      sheet = session.desk().keys(deployment);
    }
    Map<String, KeyVerdict> verdicts =
        check ? session.desk().checkKeys(sheet, session.cancellation()) : Map.of();
    if (session.json()) {
      session.document(KeysJson.of(sheet, verdicts, files));
    } else {
      new KeysView(session).print(sheet, verdicts, files);
    }
    return Session.status(!check || good(sheet, verdicts));
  }

  /** Nothing is written before every argument has been understood. */
  private List<FileAction> change(Session session, Deployment deployment, KeySheet sheet) {
    KeyArguments arguments =
        new KeyArguments(
            session, "--set", sheet.entries().stream().map(KeySheet.Entry::name).toList());
    unset.forEach(arguments::check);
    Map<String, Secret> values = arguments.read(set);
    Set<String> removed = new HashSet<>(unset);
    removed.removeAll(values.keySet());
    return values.isEmpty() && removed.isEmpty()
        ? List.of()
        : session.desk().writeKeys(deployment, values, removed);
  }

  private static boolean good(KeySheet sheet, Map<String, KeyVerdict> verdicts) {
    return sheet.entries().stream().noneMatch(KeySheet.Entry::lacking)
        && verdicts.values().stream().noneMatch(v -> v.kind() == KeyVerdict.Kind.WRONG);
  }
}
