package org.imagewizard.cli.command;

import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.json.ServerJson;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.StatusView;
import org.imagewizard.watch.StackStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What runs, and what is not as it should be. */
@Command(name = "status")
public final class StatusCommand implements Action {
  @Mixin DirOption folder = new DirOption();

  @Option(names = "--all")
  boolean all;

  @Override
  public ExitStatus run(Session session) {
    try (Server server = folder.connect(session)) {
      StackStatus status = server.status();
      StatusView view = new StatusView(session, status);
      if (session.json()) {
        session.document(ServerJson.status(status, session.locale()));
      } else {
        view.print(server.deployment(), all);
      }
      return Session.status(view.good());
    }
  }
}
