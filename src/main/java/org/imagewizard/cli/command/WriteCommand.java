package org.imagewizard.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.cli.json.ServerJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.DiffView;
import org.imagewizard.cli.view.FilesView;
import org.imagewizard.cli.view.HandEditsView;
import org.imagewizard.cli.view.KeysView;
import org.imagewizard.cli.view.LockView;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.render.Conflict;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.render.Renderer;
import org.imagewizard.wizard.keys.KeySheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Option(names = "--locked")
  boolean locked;

  @Option(names = "--lock", paramLabel = "FILE")
  @Nullable String lock;

  @Option(names = "--dry-run")
  boolean dryRun;

  @Option(names = "--diff")
  boolean diff;

  @Mixin EditOptions edits = new EditOptions();

  @Override
  public ExitStatus run(Session session) {
    Path folder = Words.path(session, dir);
    DeploymentPlan read = PlanFile.read(Words.path(session, plan));
    var catalog = session.desk().catalogOf(read);
    Plans.check(read, catalog);
    Map<String, Secret> secrets = KeyArguments.of(session, "--key", catalog).read(keys);
    Optional<LockFile> given =
        Optional.ofNullable(lock).map(word -> LockFile.read(Words.path(session, word)));
    List<String> added = given.map(one -> Renderer.lacking(read, catalog, one)).orElse(List.of());
    Optional<LockFile> with =
        given
            .map(one -> session.desk().completed(one, read, session.cancellation()))
            .or(() -> locked ? Optional.of(lock(session, read, folder)) : Optional.empty());
    List<RenderedFile> files = session.desk().render(read, folder, secrets, with);
    List<HandEdit> edited = session.desk().outcome(folder, files, Edits.KEEP).edited();
    Edits decision = edits.read(new Words(session), folder, edited);
    List<HandEdit> shown = diff ? edited : List.of();
    // Before the writer refuses them: who has a conflict wants to see it.
    if (session.json()) {
      List<Conflict> undecided = decision.undecided(edited);
      if (!undecided.isEmpty()) {
        session.document(ServerJson.conflicts(undecided));
      }
    } else {
      new HandEditsView(session).print(shown);
    }
    DiffView view = new DiffView(session);
    List<DiffView.Changes> changes =
        diff
            ? view.changes(folder, files, session.desk().preview(folder, files, decision), decision)
            : List.of();
    List<FileAction> actions =
        dryRun
            ? session.desk().preview(folder, files, decision)
            : session.desk().write(folder, files, decision);
    List<KeySheet.Entry> lacking =
        dryRun ? List.of() : session.desk().keys(new Deployment(folder, read)).lacking();
    if (session.json()) {
      session.document(
          ServerJson.written(actions, changes, shown)
              .with("lacking", ServerJson.lacking(lacking))
              .with("notInLock", added));
    } else {
      view.print(changes);
      new FilesView(session).print(folder, actions, dryRun);
      new LockView(session).added(added);
      new KeysView(session).printLacking(lacking, read, catalog);
    }
    return ExitStatus.DONE;
  }

  /** The folder's own lock while it fits the plan, else a new one. */
  private LockFile lock(Session session, DeploymentPlan read, Path folder) {
    Path own = folder.resolve(LockFile.NAME);
    Optional<LockFile> before =
        Files.isRegularFile(own) ? Optional.of(LockFile.read(own)) : Optional.empty();
    return session.desk().lock(read, before, session.cancellation());
  }
}
