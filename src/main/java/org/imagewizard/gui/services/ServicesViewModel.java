package org.imagewizard.gui.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.text.Messages;
import org.imagewizard.catalog.Preset;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Limits;
import org.imagewizard.fit.Placement;
import org.imagewizard.fit.Reasons;
import org.imagewizard.fit.Wishes;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.wizard.Beginning;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Room;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;

/** Step 3: capabilities first; the meters follow every click. */
public final class ServicesViewModel extends PageViewModel {
  /** What of the step is looked at. */
  public enum Part {
    CAPABILITIES,
    SERVICES,
    FEEDS,
    ROOM,
    FRONTIER
  }

  private final ObjectProperty<ServicesState> state =
      new SimpleObjectProperty<>(ServicesState.EMPTY);
  private final ObjectProperty<LanguageModel> languageModel =
      new SimpleObjectProperty<>(LanguageModel.REMOTE);
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.CAPABILITIES);
  private final FrontierModel frontier;
  private String chosen = "";
  private @Nullable Grounds grounds;
  private ReasonsSoFar soFar = ReasonsSoFar.NONE;

  /** Wishes that could not be met, with the reason; forgotten at the next click. */
  private final Map<String, String> refused = new HashMap<>();

  public ServicesViewModel(Session session) {
    super(session, Step.SERVICES);
    frontier = new FrontierModel(session);
    session.evaluation().subscribe(now -> refresh());
    session.evaluating().subscribe(now -> refresh());
    part.subscribe(now -> refresh());
    languageModel.set(session.draft().wishes().languageModel());
    languageModel.subscribe(this::useLanguageModel);
  }

  public ReadOnlyObjectProperty<ServicesState> state() {
    return state;
  }

  public ObjectProperty<LanguageModel> languageModel() {
    return languageModel;
  }

  public ReadOnlyObjectProperty<Part> part() {
    return part;
  }

  public ReadOnlyObjectProperty<@Nullable Evaluation> evaluation() {
    return session.evaluation();
  }

  public ReadOnlyObjectProperty<FrontierState> frontier() {
    return frontier.state();
  }

  public LanguageModel frontierModel() {
    return frontier.model();
  }

  @Override
  public void enter() {
    part.set(Part.CAPABILITIES);
    refresh();
    session.ensureEvaluated();
  }

  @Override
  public void again() {
    session.measureAgain();
  }

  public void look(Part next) {
    part.set(next);
    if (next == Part.FRONTIER) {
      showFrontier(frontier.model());
    }
  }

  /** Works out what each size of card would give, with this kind of language model. */
  public void showFrontier(LanguageModel kind) {
    Evaluation now = session.evaluation().get();
    if (now != null) {
      frontier.show(now, kind);
    }
  }

  private void useLanguageModel(LanguageModel next) {
    if (session.draft().wishes().languageModel() != next) {
      refused.clear();
      change(w -> w.withLanguageModel(next));
    }
  }

  /** Asks for a capability, or leaves it out. What cannot be met is taken back, with its reason. */
  public void toggle(String id, boolean on) {
    refused.clear();
    Wishes before = session.draft().wishes();
    session.change(
        draft ->
            draft.withWishes(
                on ? WishChanges.wanting(before, id) : WishChanges.leavingOut(before, id)),
        result -> {
          if (on && !isOn(result, id)) {
            refused.put(
                id,
                result
                    .proposal()
                    .reasons(session.texts().locale())
                    .capabilities()
                    .getOrDefault(id, ""));
            session.change(draft -> draft.withWishes(before));
          }
        });
  }

  private static boolean isOn(Evaluation result, String id) {
    return result.proposal().placement().capabilities().contains(id);
  }

  /**
   * Says what would go if this capability came; empty when nothing would make room. Solved again in
   * the background, nothing is changed.
   */
  public void instead(String id, Consumer<List<String>> answer) {
    Evaluation now = session.evaluation().get();
    if (now == null) {
      return;
    }
    Wishes wanting = WishChanges.wanting(WishChanges.unforced(session.draft().wishes()), id);
    session.tryOut(
        draft -> draft.withWishes(wanting),
        now.machine(),
        result -> {
          Set<String> lost = new TreeSet<>(now.proposal().placement().capabilities());
          lost.removeAll(result.proposal().placement().capabilities());
          answer.accept(isOn(result, id) ? titles(now, lost) : List.of());
        });
  }

  /** Takes the capability and lets go what {@link #instead} named. */
  public void swap(String id) {
    refused.clear();
    change(w -> WishChanges.wanting(WishChanges.unforced(w), id));
  }

  private List<String> titles(Evaluation now, Set<String> ids) {
    return now.catalog().capabilities().stream()
        .filter(c -> ids.contains(c.id()))
        .map(c -> c.title().in(session.texts().locale()))
        .toList();
  }

  /** Wants a service at a place, or lets the best fit decide again. */
  public void pin(String service, String place) {
    refused.clear();
    change(w -> WishChanges.pinning(w, service, place));
  }

  String placeWord(String place) {
    return new Placements(session.texts()).word(place);
  }

  /** Starts again from a preset. */
  public void start(Preset preset) {
    Evaluation now = session.evaluation().get();
    if (now != null) {
      refused.clear();
      session.change(draft -> Beginning.again(preset, draft, now.catalog()));
    }
  }

  /** The room that is counted on; empty while it is not known what is here. */
  public Optional<Room> room() {
    return Optional.ofNullable(session.evaluation().get())
        .map(now -> new Room(now.machine(), session.draft().wishes().limits()));
  }

  public void limit(Limits limits) {
    refused.clear();
    change(w -> w.withLimits(limits));
  }

  /** Forgets every wish: the best that fits. */
  public void bestFit() {
    refused.clear();
    change(Wishes::forgotten);
  }

  private void change(UnaryOperator<Wishes> change) {
    session.change(draft -> draft.withWishes(change.apply(draft.wishes())));
  }

  /** Who feeds whom, of what is on now. */
  Feeds feeds() {
    Evaluation now = session.evaluation().get();
    return now == null
        ? Feeds.NONE
        : new Feeds(
            now.catalog(),
            now.plan().running().stream().map(PlannedService::name).collect(Collectors.toSet()),
            now.proposal().placement().capabilities());
  }

  /** Titles of the capabilities that a service is named by. */
  List<String> gives(String service) {
    Evaluation now = session.evaluation().get();
    if (now == null) {
      return List.of();
    }
    return now.catalog().capabilities().stream()
        .filter(c -> isOn(now, c.id()))
        .filter(c -> c.needs().stream().anyMatch(group -> group.contains(service)))
        .map(c -> c.title().in(session.texts().locale()))
        .toList();
  }

  /** The service that the status line names. */
  void choose(String service) {
    if (!service.equals(chosen)) {
      chosen = service;
      refresh();
    }
  }

  @Override
  public String backText() {
    return part.get() == Part.FRONTIER ? text("services.back") : super.backText();
  }

  @Override
  public void goBack() {
    if (part.get() == Part.FRONTIER) {
      part.set(Part.CAPABILITIES);
    } else {
      super.goBack();
    }
  }

  @Override
  protected void describe() {
    primary("page.services.primary");
    Evaluation now = session.evaluation().get();
    enabled(now != null && !session.evaluating().get());
    if (now == null) {
      title("page.services.title");
      why("services.why.working");
      status("services.status.working");
      return;
    }
    int on = now.proposal().placement().capabilities().size();
    int all = now.catalog().capabilities().size();
    int running = now.plan().running().size();
    status("services.status", on, all, running, now.catalog().services().size());
    switch (part.get()) {
      case FEEDS -> {
        title("feeds.title");
        why("feeds.why");
        if (!chosen.isEmpty()) {
          status("feeds.status", running, chosen);
        }
      }
      case ROOM -> {
        title("room.title");
        why("room.why");
      }
      case FRONTIER -> {
        title("frontier.title");
        why("frontier.why");
      }
      default -> {
        title("page.services.title");
        why(now.proposal().placement().optimal() ? "page.services.why" : "services.why.gap");
      }
    }
    words(Tone.OK, "rail.services", on, all);
    work(now);
  }

  /** Only what follows from something new is worked out again. */
  private void work(Evaluation now) {
    Wishes wishes = session.draft().wishes();
    Messages words = session.texts().messages().get();
    Optional<Reasons> known = now.proposal().knownReasons(session.texts().locale());
    Grounds next = new Grounds(now, known, wishes, Map.copyOf(refused), words);
    if (next.equals(grounds)) {
      return;
    }
    grounds = next;
    Placement placement = now.proposal().placement();
    known.ifPresent(
        reasons -> soFar = new ReasonsSoFar(placement.places(), placement.capabilities(), reasons));
    Reasons reasons = soFar.of(placement);
    Placements placements = new Placements(session.texts());
    state.set(
        new ServicesState(
            new CapabilityRows(session.texts()).of(now, reasons, wishes.without(), refused),
            new Meters(session.texts()).of(now),
            placements.lists(now, reasons),
            placements.services(now, reasons, wishes),
            true));
  }

  /** What the rows, meters and places follow from. */
  private record Grounds(
      Evaluation evaluation,
      Optional<Reasons> reasons,
      Wishes wishes,
      Map<String, String> refused,
      Messages words) {}
}
