package org.imagewizard.gui.shell;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Wishes;
import org.imagewizard.gui.Backend;
import org.imagewizard.machine.Machine;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Navigation;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;

/**
 * What all pages share: the draft, where the person is, and what follows from the draft. Touched
 * only on the window's thread; work goes through {@link Tasks}.
 */
public final class Session {
  private final Backend backend;
  private final Tasks tasks;
  private final Tasks.Hop hop;
  private final Texts texts;
  private final ObjectProperty<Draft> draft;
  private final ObjectProperty<Navigation> navigation =
      new SimpleObjectProperty<>(Navigation.BEGIN);
  private final ObjectProperty<@Nullable Evaluation> evaluation = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private final BooleanProperty evaluating = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Deployment> deployment = new SimpleObjectProperty<>();
  private final StringProperty command = new SimpleStringProperty("");
  private boolean detour;
  private Cancellation running = new Cancellation();
  private @Nullable Catalog catalog;
  private @Nullable Machine machine;

  /**
   * @param tasks makes the task helper; what nobody handles goes to {@link #problem}
   * @param hop to the window's thread
   */
  public Session(
      Backend backend,
      Function<Consumer<Problem>, Tasks> tasks,
      Tasks.Hop hop,
      Texts texts,
      Draft draft) {
    this.backend = backend;
    this.tasks = tasks.apply(problem::set);
    this.hop = hop;
    this.texts = texts;
    this.draft = new SimpleObjectProperty<>(draft);
    texts.messages().subscribe(words -> explainAgain());
  }

  public Backend backend() {
    return backend;
  }

  public Tasks tasks() {
    return tasks;
  }

  /** Runs on the window's thread. */
  public void onWindow(Runnable handler) {
    hop.run(handler);
  }

  public Texts texts() {
    return texts;
  }

  public Draft draft() {
    return draft.get();
  }

  public ReadOnlyObjectProperty<Draft> draftProperty() {
    return draft;
  }

  public ReadOnlyObjectProperty<Navigation> navigation() {
    return navigation;
  }

  public ReadOnlyObjectProperty<@Nullable Evaluation> evaluation() {
    return evaluation;
  }

  public ReadOnlyBooleanProperty evaluating() {
    return evaluating;
  }

  /** What went wrong last outside of a page's own work; null when nothing did. */
  public ObjectProperty<@Nullable Problem> problem() {
    return problem;
  }

  /** Changes what does not touch the fit. */
  public void keep(UnaryOperator<Draft> change) {
    draft.set(change.apply(draft.get()));
  }

  /** Changes the draft and works out again what fits. */
  public void change(UnaryOperator<Draft> change) {
    change(change, done -> {});
  }

  public void change(UnaryOperator<Draft> change, Consumer<Evaluation> then) {
    draft.set(change.apply(draft.get()));
    evaluate(then);
  }

  /** Goes on with a server set up by hand: its source, its choices, its keys. */
  public void adopt(Adoption adoption) {
    catalog = adoption.catalog();
    evaluation.set(null);
    draft.set(adoption.draft());
  }

  /** A new server is made of these services; what was wished for among others is forgotten. */
  public void use(Optional<Path> source, Catalog services) {
    running.cancel();
    running = new Cancellation();
    evaluating.set(false);
    evaluation.set(null);
    catalog = services;
    draft.set(draft.get().withSource(source).withWishes(Wishes.NONE).withTags(Map.of()));
  }

  /** Takes facts that were measured just now. */
  public void measured(Machine facts) {
    machine = facts;
    if (catalog != null) {
      evaluate(done -> {});
    }
  }

  /** Looks at this computer again, then at what fits. */
  public void measureAgain() {
    machine = null;
    evaluate(done -> {});
  }

  /** Works out what fits, unless it is known already. */
  public void ensureEvaluated() {
    if (evaluation.get() == null && !evaluating.get()) {
      evaluate(done -> {});
    }
  }

  /** Works out what would fit, and changes nothing. What goes wrong here is left out. */
  public void tryOut(UnaryOperator<Draft> change, Machine on, Consumer<Evaluation> then) {
    Catalog known = catalog;
    if (known == null) {
      return;
    }
    Draft draft = change.apply(this.draft.get());
    Map<String, Place> previous = previousPlaces();
    tasks
        .run(() -> backend.evaluate(draft, known, on, previous, new Cancellation()))
        .onSuccess(then)
        .onError(met -> {})
        .start();
  }

  private void evaluate(Consumer<Evaluation> then) {
    running.cancel();
    Cancellation mine = new Cancellation();
    running = mine;
    evaluating.set(true);
    Draft now = draft.get();
    Catalog knownCatalog = catalog;
    Machine knownMachine = machine;
    Map<String, Place> previous = previousPlaces();
    tasks
        .run(
            () -> {
              Catalog c = knownCatalog == null ? backend.catalog(now.source()) : knownCatalog;
              Machine m = knownMachine == null ? backend.machine(now.machineFile()) : knownMachine;
              return backend.evaluate(now, c, m, previous, mine);
            })
        .onSuccess(
            result -> {
              if (running == mine) {
                catalog = result.catalog();
                machine = result.machine();
                problem.set(null);
                evaluation.set(result);
                explain(result, mine, then);
              }
            })
        .onError(
            met -> {
              if (running == mine) {
                problem.set(met);
                evaluating.set(false);
              }
            })
        .start();
  }

  /** The reasons take longer than the fit, which is shown meanwhile. */
  private void explain(Evaluation result, Cancellation mine, Consumer<Evaluation> then) {
    Locale locale = texts.locale();
    tasks
        .run(() -> result.proposal().reasons(locale))
        .onSuccess(
            reasons -> {
              if (running == mine) {
                then.accept(result);
              }
            })
        .andFinally(
            () -> {
              if (running == mine) {
                evaluating.set(false);
              }
            })
        .start();
  }

  /** In another language now. */
  private void explainAgain() {
    Evaluation now = evaluation.get();
    if (now != null && !evaluating.get()) {
      evaluating.set(true);
      explain(now, running, done -> {});
    }
  }

  /** Ties go to what is on now, so that a click changes no more than it must. */
  private Map<String, Place> previousPlaces() {
    Evaluation now = evaluation.get();
    return now == null ? Map.of() : now.proposal().placement().places();
  }

  public void go(Step step) {
    problem.set(null);
    navigation.set(navigation.get().to(step));
  }

  public void next() {
    navigation.get().next().ifPresent(this::go);
  }

  public void back() {
    navigation.get().back().ifPresent(this::go);
  }

  /** The server that the last page shows; null before there is one. */
  public ObjectProperty<@Nullable Deployment> deployment() {
    return deployment;
  }

  /** What a person would type to see what the last page shows; empty while it starts something. */
  public StringProperty command() {
    return command;
  }

  /** Tells the desktop, in the background. */
  public void tell(String title, String text) {
    tasks
        .run(
            () -> {
              backend.tell(title, text);
              return title;
            })
        .start();
  }

  /**
   * Whether the last page was reached past the questions: practice, or a server that was opened.
   */
  public boolean detour() {
    return detour;
  }

  /**
   * The server is being started: what was chosen can no longer be gone back to.
   *
   * @param past past the questions
   */
  public void started(boolean past) {
    detour = past;
    navigation.set(navigation.get().start());
  }

  /** Back to the first page, with what was chosen kept. */
  public void beginAgain() {
    problem.set(null);
    detour = false;
    deployment.set(null);
    navigation.set(Navigation.BEGIN);
  }

  /** Nothing runs: the choices can be changed again, unless there never were any. */
  public void released(boolean hasChoices) {
    navigation.set(new Navigation(Step.RUN, Step.RUN, !hasChoices));
  }
}
