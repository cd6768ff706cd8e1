package org.imagewizard.gui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.Backend.Preview;
import org.imagewizard.gui.review.ReviewState.Item;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.UnderWay;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.LineDiff;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;

/** Step 7: everything that will be written and done, before it is. */
public final class ReviewViewModel extends PageViewModel {
  private final Consumer<Deployment> start;
  private final ObjectProperty<ReviewState> state = new SimpleObjectProperty<>(ReviewState.EMPTY);
  private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
  private @Nullable Preview preview;
  private final Conflicts conflicts = new Conflicts(this::whenPlanned);
  private final Replacements replacements;
  private boolean busy;
  private boolean written;

  /**
   * @param start takes the written server to the next page
   */
  public ReviewViewModel(Session session, Consumer<Deployment> start) {
    super(session, Step.REVIEW);
    this.start = start;
    this.replacements = new Replacements(session);
    session.evaluating().subscribe(now -> whenPlanned());
  }

  public ReadOnlyObjectProperty<ReviewState> state() {
    return state;
  }

  public ReadOnlyObjectProperty<@Nullable Problem> problem() {
    return problem;
  }

  /** What a start would replace of a server that runs. */
  public Replacements replacements() {
    return replacements;
  }

  @Override
  public void enter() {
    written = false;
    replacements.forget();
    preview = null;
    conflicts.forget();
    refresh();
    session.ensureEvaluated();
    whenPlanned();
  }

  @Override
  public void again() {
    enter();
  }

  /** The page before may have changed the plan a moment ago: wait until it is worked out. */
  private void whenPlanned() {
    Evaluation now = session.evaluation().get();
    if (session.navigation().get().current() == Step.REVIEW
        && now != null
        && !session.evaluating().get()) {
      load(session.draft(), now);
    }
  }

  private void load(Draft draft, Evaluation evaluation) {
    Edits edits = conflicts.edits();
    session
        .tasks()
        .run(() -> session.backend().preview(draft, evaluation, edits))
        .onSuccess(
            found -> {
              // Another place was decided meanwhile: that look is on its way.
              if (!edits.equals(conflicts.edits())) {
                return;
              }
              preview = found;
              problem.set(null);
              conflicts.found(found.edited());
              refresh();
            })
        .onError(this::failed)
        .start();
  }

  /** Lines that a person and the plan both changed. */
  public Conflicts conflicts() {
    return conflicts;
  }

  /** A text without secrets, as it may be shown. */
  String redact(String text) {
    return session.backend().redact(text);
  }

  @Override
  public void proceed() {
    if (replacements.asked()) {
      replacements.goOn(start);
      refresh();
    } else {
      write(this::look);
    }
  }

  private void look(Deployment deployment) {
    busy = true;
    refresh();
    replacements.look(
        deployment,
        start,
        met -> {
          busy = false;
          if (met != null) {
            failed(met);
          }
          refresh();
        });
  }

  /** Writes the folder and stays here: {@code docker compose up -d} in it does the rest. */
  public void writeOnly() {
    write(deployment -> enterWritten());
  }

  private void enterWritten() {
    Evaluation now = session.evaluation().get();
    written = true;
    if (now != null) {
      load(session.draft(), now);
    }
  }

  private void write(Consumer<Deployment> then) {
    Evaluation now = session.evaluation().get();
    if (now == null || busy) {
      return;
    }
    busy = true;
    problem.set(null);
    refresh();
    Draft draft = session.draft();
    Edits edits = conflicts.edits();
    session
        .tasks()
        .run(() -> session.backend().write(draft, now, edits))
        .onSuccess(
            deployment -> {
              busy = false;
              refresh();
              then.accept(deployment);
            })
        .onError(this::failed)
        .start();
  }

  /** It ends by itself in a moment: there is nothing to stop. */
  @Override
  public List<UnderWay> underWay() {
    return busy ? List.of(UnderWay.of("leave.write", "leave.write.remains", () -> {})) : List.of();
  }

  private void failed(Problem met) {
    busy = false;
    problem.set(met);
    refresh();
  }

  @Override
  protected void describe() {
    title("page.review.title");
    why("page.review.why");
    primary(
        busy
            ? "review.primary.writing"
            : replacements.asked() ? "review.primary.replace" : "page.review.primary");
    Preview now = preview;
    Evaluation evaluation = session.evaluation().get();
    enabled(now != null && !busy && problem.get() == null && conflicts.open() == 0);
    if (now == null || evaluation == null) {
      state.set(ReviewState.EMPTY);
      status("review.status.working");
    } else {
      state.set(stateOf(now, evaluation));
      long replaced =
          now.actions().stream().filter(a -> a.action() == FileAction.Action.REPLACE).count();
      if (replacements.asked()) {
        status("review.status.changes");
      } else if (conflicts.open() > 0) {
        status("review.status.conflicts", conflicts.open());
      } else {
        status(written ? "review.status.written" : "review.status", now.files().size(), replaced);
      }
    }
    Step furthest = session.navigation().get().furthest();
    if (session.navigation().get().started()) {
      words(Tone.OK, "rail.review.written");
    } else if (furthest.ordinal() >= Step.REVIEW.ordinal()) {
      words(Tone.OK, written ? "rail.review.written" : "rail.review.not-written");
    }
  }

  private ReviewState stateOf(Preview now, Evaluation evaluation) {
    Map<String, RenderedFile> files =
        now.files().stream().collect(Collectors.toMap(RenderedFile::path, Function.identity()));
    List<Item> items = new ArrayList<>();
    for (FileAction action : now.actions()) {
      Optional<RenderedFile> file = Optional.ofNullable(files.get(action.path()));
      boolean secret = file.map(RenderedFile::secret).orElse(false);
      items.add(
          new Item(
              action.path(),
              tone(action),
              text(
                  "review.action." + action.action().name().toLowerCase(Locale.ROOT),
                  secret ? 1 : 0),
              secret ? List.of() : lines(now, action, file)));
    }
    Consequences consequences = new Consequences(session.texts());
    return new ReviewState(
        session.draft().folder().toString(),
        items,
        consequences.happens(evaluation, session.draft()),
        consequences.stays(evaluation));
  }

  private static Tone tone(FileAction action) {
    return switch (action.action()) {
      case CREATE -> Tone.OK;
      case REPLACE, MERGE, REMOVE -> Tone.WARN;
      case KEEP -> Tone.OFF;
    };
  }

  private List<LineDiff.Line> lines(Preview now, FileAction action, Optional<RenderedFile> file) {
    String before = now.existing().getOrDefault(action.path(), "");
    String after = redact(file.map(RenderedFile::content).orElse(""));
    List<LineDiff.Line> lines = new ArrayList<>(handEdits(now, action.path()));
    lines.addAll(LineDiff.of(before, after));
    return lines;
  }

  /** What a person changed in this file, in all its versions, above what will change. */
  private List<LineDiff.Line> handEdits(Preview now, String path) {
    List<LineDiff.Line> lines = new ArrayList<>();
    for (HandEdit edit : now.edited()) {
      if (edit.path().equals(path)) {
        edit.pieces().forEach(piece -> show(piece, lines));
        lines.add(new LineDiff.Line('=', text("review.hand.changes")));
      }
    }
    return lines;
  }

  private void show(HandEdit.Piece piece, List<LineDiff.Line> lines) {
    boolean conflict = piece.who() == HandEdit.Who.CONFLICT;
    Locale locale = session.texts().locale();
    lines.add(new LineDiff.Line(conflict ? '!' : '=', piece.title().in(locale)));
    for (Phrase line : piece.shown()) {
      lines.add(new LineDiff.Line(' ', redact(line.in(locale)).strip()));
    }
  }
}
