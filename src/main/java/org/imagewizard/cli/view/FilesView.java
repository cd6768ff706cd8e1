package org.imagewizard.cli.view;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.imagewizard.base.process.Shell;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.render.FileAction;

/** What writing a folder did, or would do. */
public final class FilesView {
  private final Session session;

  public FilesView(Session session) {
    this.session = session;
  }

  public void print(Path folder, List<FileAction> files, boolean dryRun) {
    list(files);
    int changed = changed(files);
    session.say(dryRun ? "write.would" : "write.done", changed, Wrap.keep(folder));
    if (!dryRun) {
      session.say("write.free");
      command(folder);
    }
  }

  public void list(List<FileAction> files) {
    for (FileAction file : files) {
      session.item(
          session.text("write." + file.action().name().toLowerCase(Locale.ROOT))
              + " "
              + file.path()
              + " "
              + file.mode());
    }
  }

  /** How to start it without this program. */
  public void command(Path folder) {
    if (!session.json()) {
      session.out().raw("  cd " + Shell.word(folder.toString()) + " && docker compose up -d");
    }
  }

  public static int changed(List<FileAction> files) {
    return (int) files.stream().filter(file -> file.action() != FileAction.Action.KEEP).count();
  }
}
