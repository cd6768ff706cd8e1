package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Wishes;
import org.imagewizard.gui.services.ServicesState.Line;
import org.imagewizard.gui.services.ServicesState.PlaceList;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Step;

/** Step 3: capabilities first; the meters follow every click. */
public final class ServicesViewModel extends PageViewModel {
  private final ObjectProperty<ServicesState> state =
      new SimpleObjectProperty<>(ServicesState.EMPTY);
  private final ObjectProperty<LanguageModel> languageModel =
      new SimpleObjectProperty<>(LanguageModel.REMOTE);

  /** Wishes that could not be met, with the reason; forgotten at the next click. */
  private final Map<String, String> refused = new HashMap<>();

  public ServicesViewModel(Session session) {
    super(session, Step.SERVICES);
    session.evaluation().subscribe(now -> refresh());
    session.evaluating().subscribe(now -> refresh());
    languageModel.set(session.draft().wishes().languageModel());
    languageModel.subscribe(this::useLanguageModel);
  }

  public ReadOnlyObjectProperty<ServicesState> state() {
    return state;
  }

  public ObjectProperty<LanguageModel> languageModel() {
    return languageModel;
  }

  @Override
  public void enter() {
    refresh();
    session.ensureEvaluated();
  }

  @Override
  public void again() {
    session.measureAgain();
  }

  private void useLanguageModel(LanguageModel next) {
    Wishes now = session.draft().wishes();
    if (now.languageModel() != next) {
      refused.clear();
      change(
          w ->
              new Wishes(
                  w.profile(),
                  w.wants(),
                  w.without(),
                  w.pins(),
                  w.replicas(),
                  next,
                  w.withoutKeys()));
    }
  }

  /** Asks for a capability, or leaves it out. What cannot be met is taken back, with its reason. */
  public void toggle(String id, boolean on) {
    refused.clear();
    Wishes before = session.draft().wishes();
    session.change(
        draft -> draft.withWishes(on ? wanting(before, id) : leavingOut(before, id)),
        result -> {
          if (on && !result.proposal().placement().capabilities().contains(id)) {
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

  /** Forgets every wish: the best that fits. */
  public void bestFit() {
    refused.clear();
    change(
        w ->
            new Wishes(
                Wishes.NONE.profile(),
                List.of(),
                List.of(),
                Map.of(),
                w.replicas(),
                w.languageModel(),
                w.withoutKeys()));
  }

  private void change(UnaryOperator<Wishes> change) {
    session.change(draft -> draft.withWishes(change.apply(draft.wishes())));
  }

  private static Wishes wanting(Wishes w, String id) {
    List<String> wants = new ArrayList<>(w.wants());
    wants.remove(id);
    wants.add(id);
    List<String> without = w.without().stream().filter(Predicate.isEqual(id).negate()).toList();
    return new Wishes(
        w.profile(), wants, without, w.pins(), w.replicas(), w.languageModel(), w.withoutKeys());
  }

  private static Wishes leavingOut(Wishes w, String id) {
    List<String> without = new ArrayList<>(w.without());
    without.remove(id);
    without.add(id);
    List<String> wants = w.wants().stream().filter(Predicate.isEqual(id).negate()).toList();
    return new Wishes(
        w.profile(), wants, without, w.pins(), w.replicas(), w.languageModel(), w.withoutKeys());
  }

  @Override
  protected void describe() {
    title("page.services.title");
    primary("page.services.primary");
    Evaluation now = session.evaluation().get();
    enabled(now != null && !session.evaluating().get());
    if (now == null) {
      why("services.why.working");
      status("services.status.working");
      return;
    }
    why(now.proposal().placement().optimal() ? "page.services.why" : "services.why.gap");
    int on = now.proposal().placement().capabilities().size();
    int all = now.catalog().capabilities().size();
    int running = now.plan().running().size();
    status("services.status", on, all, running, now.catalog().services().size());
    words(Tone.OK, "rail.services", on, all);
    List<String> leftOut = session.draft().wishes().without();
    state.set(
        new ServicesState(
            new CapabilityRows(session.texts()).of(now, leftOut, refused),
            new Meters(session.texts()).of(now),
            places(now),
            true));
  }

  private List<PlaceList> places(Evaluation now) {
    Map<String, List<Line>> lists = new HashMap<>();
    for (PlannedService service : now.plan().services()) {
      String reason =
          now.proposal()
              .reasons(session.texts().locale())
              .services()
              .getOrDefault(service.name(), "");
      lists
          .computeIfAbsent(placeOf(now, service), key -> new ArrayList<>())
          .add(new Line(service.name(), reason));
    }
    List<PlaceList> result = new ArrayList<>();
    for (String id : List.of("gpu", "slower", "cpu", "off")) {
      List<Line> lines = lists.getOrDefault(id, List.of());
      if (!lines.isEmpty()) {
        result.add(new PlaceList(id, text("services.place." + id), lines));
      }
    }
    return result;
  }

  private static String placeOf(Evaluation now, PlannedService service) {
    return switch (service.place().kind()) {
      case GPU -> "gpu";
      case OFF -> "off";
      case CPU ->
          now.catalog().service(service.name()).map(s -> s.gpu().capable()).orElse(false)
                  && service.place().equals(Place.CPU)
              ? "slower"
              : "cpu";
    };
  }
}
