package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A version as numbers: 2.9 is older than 2.26. What follows the numbers is dropped. */
record Version(List<Integer> numbers) implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("v?(\\d{1,6}(?:\\.\\d{1,6})+)(?:[-+~ ].*|\\.[a-z].*)?");

  Version {
    numbers = List.copyOf(numbers);
  }

  Version(Integer... numbers) {
    this(List.of(numbers));
  }

  static Optional<Version> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : matcher.group(1).split("\\.")) {
      numbers.add(Integer.parseInt(number));
    }
    return Optional.of(new Version(numbers));
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int difference = Integer.compare(number(i), other.number(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private int number(int position) {
    return position < numbers.size() ? numbers.get(position) : 0;
  }

  @Override
  public String toString() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
  }
}
