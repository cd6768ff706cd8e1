package org.imagewizard.gui.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The way out of the window: while something is under way, a person who closes it is asked once. On
 * the window's thread. The end of the session or of the program asks nobody.
 */
public final class Leaving {
  /** How far the person is with it. */
  public enum State {
    STAYING,
    ASKING,
    ENDING
  }

  private final Supplier<List<UnderWay>> underWay;
  private final Runnable front;
  private final Runnable close;
  private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.STAYING);
  private final ObjectProperty<List<UnderWay>> shown = new SimpleObjectProperty<>(List.of());

  /**
   * @param underWay what goes on now
   * @param front brings the window before all others, where its question is seen
   * @param close ends the window, whatever goes on
   */
  public Leaving(Supplier<List<UnderWay>> underWay, Runnable front, Runnable close) {
    this.underWay = underWay;
    this.front = front;
    this.close = close;
  }

  public ReadOnlyObjectProperty<State> state() {
    return state;
  }

  /** What the person is asked about. */
  public ReadOnlyObjectProperty<List<UnderWay>> shown() {
    return shown;
  }

  /** Closes the window, or asks whether it may; who closes it again while asked means it. */
  public void close() {
    List<UnderWay> now = underWay.get();
    if (now.isEmpty() || state.get() != State.STAYING) {
      now.forEach(one -> one.stop().run());
      close.run();
    } else {
      shown.set(now);
      state.set(State.ASKING);
      front.run();
    }
  }

  /** All goes on, and the window stays. */
  public void stay() {
    state.set(State.STAYING);
  }

  /** Ends what goes on; the window closes once it has ended. */
  public void stop() {
    state.set(State.ENDING);
    tick();
  }

  /** Ten times a second: what was asked about may have come to its end meanwhile. */
  public void tick() {
    if (state.get() == State.STAYING) {
      return;
    }
    List<UnderWay> now = underWay.get();
    boolean ending = state.get() == State.ENDING;
    if (ending) {
      now.forEach(one -> one.stop().run());
    }
    if (!now.isEmpty()) {
      show(now);
    } else if (ending) {
      close.run();
    } else {
      stay();
    }
  }

  /** Only other sentences are another question. */
  private void show(List<UnderWay> now) {
    if (!sentences(now).equals(sentences(shown.get()))) {
      shown.set(now);
    }
  }

  private static List<Object> sentences(List<UnderWay> all) {
    return all.stream().<Object>map(one -> List.of(one.what(), one.remains())).toList();
  }
}
