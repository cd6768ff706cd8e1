package org.imagewizard.wizard;

import java.util.Optional;

/**
 * Where a person is in the wizard. The only place that knows the order of steps and what may be
 * left: a step before it can always be gone back to until the server has been started. Immutable.
 *
 * @param furthest the furthest step reached so far
 * @param started past the point of no return: going back would not undo what runs
 */
public record Navigation(Step current, Step furthest, boolean started) {
  public static final Navigation BEGIN = new Navigation(Step.START, Step.START, false);

  public Optional<Step> next() {
    return current == Step.RUN
        ? Optional.empty()
        : Optional.of(Step.values()[current.ordinal() + 1]);
  }

  public Optional<Step> back() {
    return current == Step.START || started
        ? Optional.empty()
        : Optional.of(Step.values()[current.ordinal() - 1]);
  }

  public boolean reachable(Step step) {
    return !started && step.ordinal() <= furthest.ordinal();
  }

  /** Goes to a step; the furthest one grows with it. */
  public Navigation to(Step step) {
    return new Navigation(step, step.ordinal() > furthest.ordinal() ? step : furthest, started);
  }

  public Navigation start() {
    return new Navigation(Step.RUN, Step.RUN, true);
  }
}
