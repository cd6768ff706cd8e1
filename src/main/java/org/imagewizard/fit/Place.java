package org.imagewizard.fit;

import java.util.Optional;

/** Where a service runs: {@code off}, {@code cpu} or {@code gpu:N}. */
public record Place(Kind kind, int gpu) {
  /** The three places. */
  public enum Kind {
    OFF,
    CPU,
    GPU
  }

  public static final Place OFF = new Place(Kind.OFF, -1);
  public static final Place CPU = new Place(Kind.CPU, -1);

  public static Place gpu(int index) {
    return new Place(Kind.GPU, index);
  }

  public static Optional<Place> parse(String text) {
    if (text.equals("off")) {
      return Optional.of(OFF);
    }
    if (text.equals("cpu")) {
      return Optional.of(CPU);
    }
    return text.matches("gpu:\\d{1,3}")
        ? Optional.of(gpu(Integer.parseInt(text.substring(4))))
        : Optional.empty();
  }

  public boolean isOn() {
    return kind != Kind.OFF;
  }

  @Override
  public String toString() {
    return kind == Kind.GPU ? "gpu:" + gpu : kind == Kind.CPU ? "cpu" : "off";
  }
}
