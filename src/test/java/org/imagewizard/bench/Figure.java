package org.imagewizard.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One measured value, and what it is compared with. Built by {@link Benchmark#figure}. */
public final class Figure {
  private final String what;
  private final double value;
  private final String unit;
  private Optional<Baseline> baseline = Optional.empty();
  private OptionalDouble most = OptionalDouble.empty();
  private OptionalDouble least = OptionalDouble.empty();

  private record Baseline(String what, double value, String unit) {}

  Figure(String what, double value, String unit) {
    this.what = what;
    this.value = value;
    this.unit = unit;
  }

  /**
   * The same work done another way, measured in the same run.
   *
   * @param unit the figure's own, so that the two can be divided
   */
  public Figure beside(String what, double value, String unit) {
    if (!unit.equals(this.unit)) {
      throw new IllegalArgumentException(unit + " beside " + this.unit);
    }
    baseline = Optional.of(new Baseline(what, value, unit));
    return this;
  }

  /** The promise: not more than this many times the baseline; without one, than this value. */
  public Figure atMost(double limit) {
    most = OptionalDouble.of(limit);
    return this;
  }

  /** The promise: not less than this many times the baseline; without one, than this value. */
  public Figure atLeast(double limit) {
    least = OptionalDouble.of(limit);
    return this;
  }

  /** Whether the promise was kept; a figure without one keeps it. */
  public boolean kept() {
    double compared = baseline.map(base -> value / base.value()).orElse(value);
    return compared <= most.orElse(Double.POSITIVE_INFINITY)
        && compared >= least.orElse(Double.NEGATIVE_INFINITY);
  }

  /** A row of the page's tables. */
  String row() {
    String beside =
        baseline.map(base -> base.what() + ": " + number(base.value(), base.unit())).orElse("");
    String ratio =
        baseline.map(base -> String.format(Locale.ROOT, "%.2f", value / base.value())).orElse("");
    return "| " + String.join(" | ", what, number(value, unit), beside, ratio, promise()) + " |";
  }

  private String promise() {
    String bound =
        most.isPresent()
            ? "at most " + limit(most.getAsDouble())
            : least.isPresent() ? "at least " + limit(least.getAsDouble()) : "";
    return bound.isEmpty() ? "" : bound + (kept() ? ", kept" : ", **missed**");
  }

  private String limit(double limit) {
    return baseline.isPresent()
        ? String.format(Locale.ROOT, "%s x", plain(limit))
        : number(limit, unit);
  }

  private static String number(double value, String unit) {
    String digits =
        Math.abs(value) >= 100
            ? String.format(Locale.ROOT, "%,.0f", value)
            : value == Math.rint(value)
                ? plain(value)
                : String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    return unit.isEmpty() ? digits : digits + " " + unit;
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
