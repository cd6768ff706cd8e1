package org.imagewizard.cli.command;

import java.util.List;
import java.util.Optional;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.Units;
import org.imagewizard.cli.view.UpdateView;
import org.imagewizard.deploy.UpdateResult;
import org.imagewizard.docker.LocalImage;
import picocli.CommandLine.Command;

/** Newer builds of the same version, taken back by itself when the test then fails. */
@Command(name = "update")
public final class UpdateCommand extends Operation {
  private Optional<UpdateResult> result = Optional.empty();

  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    UpdateResult update = server.update(sink, session.cancellation());
    result = Optional.of(update);
    if (update.outcome() == UpdateResult.Outcome.DONE) {
      reclaim(server, session);
    }
    return update.done();
  }

  @Override
  void said(Server server, Progress.Done done, Session session) {
    result.ifPresent(one -> new UpdateView(session, server.deployment().folder()).updated(one));
  }

  /** The builds of before stay for a rollback; older ones go when somebody agrees. */
  public static void reclaim(Server server, Session session) {
    List<LocalImage> old = server.oldImages();
    if (old.isEmpty()) {
      return;
    }
    long bytes = old.stream().mapToLong(LocalImage::bytes).sum();
    String size = new Units(session).download(bytes);
    boolean somebody = session.yes() || (!session.json() && session.terminal().interactive());
    if (somebody && session.agreed(session.text("update.reclaim", old.size(), size))) {
      server.removeOldImages(old);
      session.say("update.reclaimed", old.size(), size);
    } else {
      session.say("update.old", old.size(), size);
    }
  }
}
