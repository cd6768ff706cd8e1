package org.imagewizard.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.cli.json.ServerJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.FilesView;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.RenderedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the folder of a plan, all of it or nothing. */
@Command(name = "write")
public final class WriteCommand implements Action {
  @Option(names = "--plan", paramLabel = "FILE", required = true)
  String plan = "";

  @Option(names = "--dir", paramLabel = "FOLDER", required = true)
  String dir = "";

  @Option(names = "--key", paramLabel = "NAME=@FILE|NAME=-")
  List<String> keys = List.of();

  @Option(names = "--dry-run")
  boolean dryRun;

  @Override
  public ExitStatus run(Session session) {
    Path folder = Words.path(session, dir);
    DeploymentPlan read = PlanFile.read(Words.path(session, plan));
    var catalog = session.desk().catalogOf(read);
    Plans.check(read, catalog);
    Map<String, Secret> secrets = KeyArguments.of(session, "--key", catalog).read(keys);
    List<RenderedFile> files = session.desk().render(read, folder, secrets);
    List<FileAction> actions =
        dryRun ? session.desk().preview(folder, files) : session.desk().write(folder, files);
    if (session.json()) {
      session.document(ServerJson.files(actions));
    } else {
      new FilesView(session).print(folder, actions, dryRun);
    }
    return ExitStatus.DONE;
  }
}
