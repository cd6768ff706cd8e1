package org.imagewizard.cli.command;

import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.json.ServerJson;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.SmokeView;
import org.imagewizard.deploy.SmokeResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a real picture through the orchestrator and says what came back. */
@Command(name = "smoke")
public final class SmokeCommand implements Action {
  @Mixin DirOption folder = new DirOption();

  @Option(names = "--graphic", paramLabel = "FILE")
  @Nullable String graphic;

  @Override
  public ExitStatus run(Session session) {
    try (Server server = folder.connect(session)) {
      SmokeResult result =
          server.smoke(
              Optional.ofNullable(graphic).map(word -> Words.path(session, word)),
              session.cancellation());
      if (session.json()) {
        session.document(ServerJson.smoke(result));
      } else {
        new SmokeView(session).print(result);
      }
      return Session.status(result.ok());
    }
  }
}
