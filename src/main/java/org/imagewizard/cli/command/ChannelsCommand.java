package org.imagewizard.cli.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.json.ChannelsJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.ChannelsView;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.ImageTag;
import org.imagewizard.wizard.version.TaggedPlan;
import org.imagewizard.wizard.version.VersionReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What registries have of each channel for a plan's services, before anything is downloaded. */
@Command(name = "channels")
public final class ChannelsCommand implements Action {
  @Option(names = "--plan", paramLabel = "FILE")
  @Nullable String plan;

  @Option(names = "--channel", paramLabel = "TAG")
  @Nullable String channel;

  @Option(names = "--registry", paramLabel = "PREFIX")
  @Nullable String registry;

  @Option(names = "--as-of", paramLabel = "DATE")
  @Nullable String asOf;

  @Option(names = "--tags")
  boolean tags;

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable String out;

  @Override
  public ExitStatus run(Session session) {
    Words words = new Words(session);
    Optional<AsOf> moment = Optional.ofNullable(asOf).map(word -> moment(words, word));
    DeploymentPlan asked = plan == null ? everything(session) : read(session, plan);
    DeploymentPlan read =
        asked.withImages(
            channel == null ? asked.channel() : channel,
            registry == null ? asked.registry() : registry);
    Plans.check(read, session.desk().catalogOf(read));
    VersionReport report = session.desk().versions(read, moment, session.cancellation());
    Map<String, List<ImageTag>> lists =
        tags ? session.desk().tags(read, session.cancellation()) : Map.of();
    if (out != null) {
      OutFile.write(Words.path(session, out), PlanFile.write(TaggedPlan.of(read, report)));
    }
    if (session.json()) {
      session.document(ChannelsJson.of(report, lists, session.locale()));
    } else {
      new ChannelsView(session).print(report, lists);
      if (out != null) {
        session.say("plan.written", Wrap.keep(Words.path(session, out)));
      }
    }
    return Session.status(report.complete());
  }

  private static AsOf moment(Words words, String word) {
    return AsOf.parse(word).orElseThrow(() -> words.problem("option.date", "input.date", word));
  }

  private static DeploymentPlan read(Session session, String file) {
    return PlanFile.read(Words.path(session, file));
  }

  /** Without a plan: every service of the bundled catalog. */
  private static DeploymentPlan everything(Session session) {
    return Plans.everything(session.desk().catalog(Optional.empty()), Settings.defaults());
  }
}
