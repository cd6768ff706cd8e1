package org.imagewizard.base.process;

import java.util.List;
import java.util.stream.Collectors;

/** Commands as a person types them into a shell. */
public final class Shell {
  private Shell() {}

  public static String line(List<String> words) {
    return words.stream().map(Shell::word).collect(Collectors.joining(" "));
  }

  /** In quotes where a shell would read more into it. */
  public static String word(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
