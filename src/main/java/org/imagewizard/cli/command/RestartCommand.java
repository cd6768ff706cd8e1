package org.imagewizard.cli.command;

import java.util.List;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restarts one service and waits until it answers. */
@Command(name = "restart")
public final class RestartCommand extends Operation {
  @Parameters(paramLabel = "SERVICE")
  String service = "";

  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    return server.restart(service, sink, session.cancellation());
  }

  @Override
  boolean wanted(Server server, Session session) {
    known(server.deployment(), List.of(service), session);
    return true;
  }

  /** Refuses names that the plan does not run. */
  static void known(Deployment deployment, List<String> names, Session session) {
    List<String> running = deployment.plan().running().stream().map(PlannedService::name).toList();
    for (String name : names) {
      if (!running.contains(name)) {
        throw new Words(session)
            .problem(
                "service.unknown",
                "input.service",
                name,
                Suggest.nearest(name, running)
                    .map(near -> session.text("input.near", near))
                    .orElse(""));
      }
    }
  }
}
