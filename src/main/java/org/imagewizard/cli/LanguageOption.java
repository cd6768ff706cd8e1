package org.imagewizard.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.imagewizard.base.text.Languages;

/** Which language to speak: {@code --lang} beats the environment. */
final class LanguageOption {
  private LanguageOption() {}

  /** Looks before the command line is read, so that its mistakes are said in that language too. */
  static Locale of(List<String> args, Map<String, String> env) {
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).startsWith("--lang=")) {
        return Languages.of(args.get(i).substring("--lang=".length()));
      }
      if (args.get(i).equals("--lang") && i + 1 < args.size()) {
        return Languages.of(args.get(i + 1));
      }
    }
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> env.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(Languages::of)
        .orElse(Languages.ALL.getFirst());
  }
}
