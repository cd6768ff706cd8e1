package org.imagewizard.gui.history;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleLongProperty;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.watch.Course;
import org.imagewizard.watch.History;
import org.imagewizard.watch.StackStatus;
import org.jspecify.annotations.Nullable;

/**
 * Processor, memory and graphics memory over the last minutes, of all services or of one. Only kept
 * at each look at the server; worked out when somebody asks, who is told by {@link #changes}.
 */
public final class HistoryViewModel {
  private static final String ALL = "";

  private final Texts texts;
  private final History history = new History();
  private final LongProperty changes = new SimpleLongProperty();
  private String chosen = ALL;
  private @Nullable StackStatus last;

  public HistoryViewModel(Texts texts) {
    this.texts = texts;
    texts.messages().subscribe(words -> changed());
  }

  /** Takes over a look at the server; null when there is none to be looked at any more. */
  public void seen(@Nullable StackStatus status, long nanos) {
    last = status;
    if (status == null) {
      history.clear();
      chosen = ALL;
    } else {
      history.add(status, nanos);
    }
    changed();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** Counts up with each look, choice and language. */
  ReadOnlyLongProperty changes() {
    return changes;
  }

  Subject chosen() {
    return subjects().stream()
        .filter(one -> one.service().equals(chosen))
        .findFirst()
        .orElseGet(() -> new Subject(ALL, texts.get("history.all")));
  }

  void choose(Subject next) {
    chosen = next.service();
    changed();
  }

  /** All services together, then each; empty while there is no server. */
  List<Subject> subjects() {
    StackStatus now = last;
    if (now == null) {
      return List.of();
    }
    List<Subject> all = new ArrayList<>(List.of(new Subject(ALL, texts.get("history.all"))));
    now.services().forEach(one -> all.add(new Subject(one.name(), one.name())));
    return List.copyOf(all);
  }

  /** One for each figure of what is chosen; empty while there is no server. */
  List<Course> courses() {
    return history.courses(chosen);
  }

  String words(Course course) {
    return course.words().in(texts.locale());
  }
}
