package org.imagewizard.gui.version;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Step;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.ChannelReport;
import org.imagewizard.wizard.version.TaggedPlan;
import org.imagewizard.wizard.version.VersionReport;
import org.jspecify.annotations.Nullable;

/** Step 5: which builds, and from where. */
public final class VersionViewModel extends PageViewModel {
  /** The kinds of channel. */
  public enum Channel {
    UNSTABLE,
    LATEST,
    DAY,
    OTHER
  }

  /** An image as it will be pulled, with its estimated size unpacked. */
  public record Image(String service, String reference, String size) {}

  private final ObjectProperty<Channel> channel = new SimpleObjectProperty<>(Channel.UNSTABLE);
  private final StringProperty other = new SimpleStringProperty("");
  private final StringProperty registry = new SimpleStringProperty("");
  private final ObjectProperty<List<Image>> images = new SimpleObjectProperty<>(List.of());
  private final StringProperty day = new SimpleStringProperty("");
  private final BooleanProperty insteads = new SimpleBooleanProperty(true);
  private final ObjectProperty<VersionState> state = new SimpleObjectProperty<>(VersionState.EMPTY);
  private final ExactImages exact;
  private Cancellation asking = new Cancellation();
  private @Nullable Answer answer;
  private boolean waits;
  private String failure = "";

  /**
   * What was asked, and what came.
   *
   * @param services those of the plan it was asked for
   */
  private record Answer(
      VersionReport report, String registry, Optional<AsOf> asOf, List<String> services) {}

  public VersionViewModel(Session session) {
    super(session, Step.VERSION);
    registry.set(session.draft().settings().registry());
    exact = new ExactImages(session);
    channel.subscribe(next -> apply());
    other.subscribe(next -> apply());
    registry.subscribe(next -> apply());
    day.subscribe(next -> apply());
    insteads.subscribe(next -> apply());
    exact.on().subscribe(next -> apply());
    exact.lock().subscribe(next -> apply());
    exact.problem().subscribe(next -> refresh());
    session.evaluating().subscribe(now -> whenPlanned());
  }

  /** Whether the images stand by digest, and which. */
  public ExactImages exact() {
    return exact;
  }

  /** A day, as 2026-05-12, or a build's time stamp; of each image the newest until then is run. */
  public StringProperty day() {
    return day;
  }

  /** Whether services that lack the channel run what their images do have. */
  public BooleanProperty insteads() {
    return insteads;
  }

  /** What registries said. */
  public ReadOnlyObjectProperty<VersionState> state() {
    return state;
  }

  private Optional<AsOf> asOf() {
    return channel.get() == Channel.DAY ? AsOf.parse(day.get()) : Optional.empty();
  }

  /** Asks the registries what they have; nobody has to wait for it. */
  public void ask() {
    Evaluation now = session.evaluation().get();
    if (now == null || !valid()) {
      return;
    }
    asking.cancel();
    Cancellation mine = new Cancellation();
    asking = mine;
    waits = true;
    failure = "";
    refresh();
    DeploymentPlan plan = now.plan().withImages(tag(), trimmed(registry.get()));
    Optional<AsOf> moment = asOf();
    String prefix = trimmed(registry.get());
    session
        .tasks()
        .run(() -> session.backend().versions(plan, moment, mine))
        .onSuccess(
            report -> {
              if (asking == mine) {
                answer = new Answer(report, prefix, moment, services(now));
                apply();
              }
            })
        .onError(
            met -> {
              if (asking == mine) {
                answer = null;
                failure = met.in(session.texts().locale()).summary();
              }
            })
        .andFinally(
            () -> {
              if (asking == mine) {
                waits = false;
                refresh();
              }
            })
        .start();
  }

  private static List<String> services(Evaluation evaluation) {
    return evaluation.plan().running().stream().map(PlannedService::name).toList();
  }

  /** What was asked is about these services, this registry and this channel. */
  private Optional<ChannelReport> chosen() {
    Evaluation now = session.evaluation().get();
    Answer known = answer;
    if (known == null
        || now == null
        || !known.registry().equals(trimmed(registry.get()))
        || !known.services().equals(services(now))) {
      return Optional.empty();
    }
    if (channel.get() == Channel.DAY) {
      return asOf().isPresent() && asOf().equals(known.asOf())
          ? Optional.of(known.report().chosen())
          : Optional.empty();
    }
    return known.report().all().stream().filter(one -> one.name().equals(tag())).findFirst();
  }

  /** The tags that services need for themselves; as they were while nothing is known. */
  private Map<String, String> tags(Map<String, String> before) {
    Optional<ChannelReport> known = chosen();
    if (known.isEmpty()) {
      boolean same = tag().equals(session.draft().settings().channel());
      return same && channel.get() != Channel.DAY ? before : Map.of();
    }
    Map<String, String> tags = new HashMap<>(TaggedPlan.tags(tag(), known.get()));
    if (!insteads.get()) {
      tags.keySet().removeAll(known.get().fallBacks().keySet());
    }
    return tags;
  }

  /** The registries are asked by themselves when the page is first seen with a plan. */
  private void whenPlanned() {
    if (session.navigation().get().current() == Step.VERSION
        && !session.evaluating().get()
        && session.evaluation().get() != null
        && !waits
        && failure.isEmpty()
        && chosen().isEmpty()) {
      ask();
    }
  }

  @Override
  public void again() {
    exact.forget();
    ask();
  }

  public ObjectProperty<Channel> channel() {
    return channel;
  }

  public StringProperty other() {
    return other;
  }

  public StringProperty registry() {
    return registry;
  }

  public ReadOnlyObjectProperty<List<Image>> images() {
    return images;
  }

  private void apply() {
    session.keep(
        draft ->
            exact
                .kept(draft)
                .withTags(tags(draft.tags()))
                .withSettings(
                    draft.settings().withChannel(tag()).withRegistry(trimmed(registry.get()))));
    refresh();
  }

  private String tag() {
    return switch (channel.get()) {
      case UNSTABLE, DAY -> "unstable";
      case LATEST -> "latest";
      case OTHER -> other.get().strip();
    };
  }

  private static String trimmed(String prefix) {
    return prefix.strip().replaceAll("/+$", "");
  }

  /** A tag as registries allow it. */
  private boolean valid() {
    if (channel.get() == Channel.DAY) {
      return asOf().isPresent();
    }
    return tag().matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  }

  @Override
  public void enter() {
    session.ensureEvaluated();
    failure = "";
    refresh();
    whenPlanned();
  }

  /** The plan is made again with the tag; nothing else in it changes. */
  @Override
  public void proceed() {
    session.change(draft -> draft);
    session.next();
  }

  @Override
  protected void describe() {
    title("page.version.title");
    why("page.version.why");
    primary("page.version.primary");
    enabled(valid() && exact.ready() && (channel.get() != Channel.DAY || chosen().isPresent()));
    describeAnswer();
    Evaluation now = session.evaluation().get();
    if (now == null) {
      return;
    }
    if (valid() && !session.evaluating().get()) {
      exact.follow(
          TaggedPlan.of(
              now.plan().withImages(tag(), trimmed(registry.get())), session.draft().tags()));
    }
    images.set(new ImageNames(session.texts()).of(now, tag(), trimmed(registry.get())));
    int count = images.get().size();
    if (!valid()) {
      status(channel.get() == Channel.DAY ? "version.status.day" : "version.status.tag");
    } else if (!exact.ready()) {
      status(exact.problem().get() == null ? "version.exact.asking" : "version.exact.none");
    } else if (waits) {
      status("version.status.asking", count);
    } else {
      statusOf(chosen(), count);
    }
    if (session.navigation().get().furthest().ordinal() >= Step.VERSION.ordinal()) {
      words(valid() ? Tone.OK : Tone.WARN, "rail.version", tag(), count);
    }
  }

  private void statusOf(Optional<ChannelReport> known, int count) {
    if (known.isEmpty()) {
      status(
          channel.get() == Channel.DAY ? "version.status.day.ask" : "version.status", count, tag());
    } else {
      status(
          "version.status.has",
          known.get().has(),
          known.get().images().size(),
          session.texts().download(known.get().download().bytes()));
    }
  }

  private void describeAnswer() {
    Answer known = answer;
    VersionState said =
        known == null
            ? VersionState.EMPTY
            : new VersionFigures(session.texts()).of(known.report(), chosen());
    List<String> remarks = new ArrayList<>(said.remarks());
    if (!failure.isEmpty()) {
      remarks.add(text("version.remark.not-asked", failure));
    }
    Problem met = exact.problem().get();
    if (met != null) {
      Problem spoken = met.in(session.texts().locale());
      remarks.add(spoken.summary());
      remarks.addAll(spoken.evidence());
    }
    state.set(
        new VersionState(
            waits,
            said.channels(),
            said.columns(),
            said.rows(),
            said.download(),
            remarks,
            said.insteads()));
  }
}
