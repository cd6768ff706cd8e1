package org.imagewizard.gui;

import java.util.List;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/** What a start tells while it goes on. */
final class FakeStart {
  private FakeStart() {}

  static Progress.Done ready(Deployment deployment, ProgressSink sink) {
    deployment.plan().running().forEach(s -> tell(sink, s, Phase.READY, ""));
    return end(sink, true, List.of());
  }

  /** The last service ends for want of graphics memory. */
  static Progress.Done oneFailed(Deployment deployment, ProgressSink sink) {
    List<PlannedService> all = deployment.plan().running();
    all.forEach(s -> tell(sink, s, Phase.READY, ""));
    String reason = "the graphics card has no memory left: CUDA out of memory, 876 MiB are free";
    tell(sink, all.getLast(), Phase.EXITED, reason);
    return end(
        sink, false, List.of(new Progress.ServiceEnd(all.getLast().name(), "exited", "", reason)));
  }

  /** On an engine elsewhere, of which a person is told first. */
  static ProblemException refused(Deployment deployment, ProgressSink sink) {
    String bundle = "org.imagewizard.deploy.messages";
    String tunnel = "ssh -N -L 8081:127.0.0.1:8081 lab.example.org";
    for (Phrase note :
        List.of(
            Phrase.of(bundle, "note.elsewhere", "ssh://lab.example.org"),
            Phrase.of(bundle, "note.elsewhere.paths", "/var/run/docker.sock"),
            Phrase.of(bundle, "note.elsewhere.address", deployment.address(), tunnel))) {
      sink.accept(new Progress.Note(note, true));
    }
    return new ProblemException(
        Problem.outcome(
            "port",
            Phrase.plain("Port 8081 was taken a minute ago"),
            List.of("node, process 8123"),
            Phrase.plain("End that program, or choose another port.")));
  }

  /** Some ready, some starting, some on their way. */
  static void halfWay(Deployment deployment, Catalog catalog, ProgressSink sink) {
    sink.accept(new Progress.StepStarted("pull", "Downloading 5 of 28 images"));
    sink.accept(new Progress.Download(17_400_000_000L, 24_500_000_000L, 36_000_000L, 340));
    List<PlannedService> all = deployment.plan().running();
    for (int i = 0; i < all.size(); i++) {
      switch (i % 5) {
        case 0 -> tell(sink, all.get(i), Phase.READY, "");
        case 1 -> tell(sink, all.get(i), Phase.STARTING, "Loading its model");
        case 2 -> tell(sink, all.get(i), Phase.WAITING, "Waits for its turn on GPU 0");
        case 3 -> {
          tell(sink, all.get(i), Phase.PULLING, "");
          sink.accept(
              new Progress.ImageBytes(
                  catalog.service(all.get(i).name()).orElseThrow().image(),
                  2_300_000_000L,
                  3_600_000_000L));
        }
        default -> tell(sink, all.get(i), Phase.CREATED, "");
      }
    }
  }

  private static void tell(ProgressSink sink, PlannedService s, Phase phase, String reason) {
    sink.accept(new Progress.ServicePhase(s.name(), phase, reason));
  }

  private static Progress.Done end(
      ProgressSink sink, boolean ok, List<Progress.ServiceEnd> services) {
    Progress.Done end = new Progress.Done(ok, services);
    sink.accept(end);
    return end;
  }
}
