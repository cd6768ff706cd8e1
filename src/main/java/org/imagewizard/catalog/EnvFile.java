package org.imagewizard.catalog;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.Location;

/**
 * Reads a {@code .env} file as Compose does: spaces round the equals sign, quotes, comments and a
 * leading {@code export} are allowed. Values are not interpolated.
 */
public final class EnvFile {
  private static final long LARGEST = 1_000_000;
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*(?:=(.*))?");

  private EnvFile() {}

  /**
   * @throws ProblemException kind INPUT, one sentence with file and line
   */
  public static Map<String, String> read(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    int number = 0;
    for (String raw : lines(file)) {
      number++;
      String line = number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
      line = line.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Location at = new Location(file.toString(), number, 1);
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        // The line may hold a secret, so it is not repeated.
        throw Fields.wrong(at, Sentence.of("env.line"));
      }
      // A name alone takes its value from the process, which is not this reader's to look at.
      if (matcher.group(2) != null) {
        values.put(matcher.group(1), value(matcher.group(2), at));
      }
    }
    return values;
  }

  private static List<String> lines(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw input("file.missing", Sentence.of("file.missing", file));
      }
      if (Files.size(file) > LARGEST) {
        throw input("env.large", Sentence.of("file.large", file));
      }
      return Files.readString(file).lines().toList();
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.input("env.not-text", Sentence.of("file.no-text", file)), e);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input(
              "file.unreadable", Sentence.of("file.unread", file, FileFailure.reading(e))),
          e);
    }
  }

  private static String value(String written, Location at) {
    String text = written.strip();
    if (text.startsWith("'") || text.startsWith("\"")) {
      char quote = text.charAt(0);
      int end = text.indexOf(quote, 1);
      while (quote == '"' && end > 0 && text.charAt(end - 1) == '\\') {
        end = text.indexOf(quote, end + 1);
      }
      if (end < 0) {
        throw Fields.wrong(at, Sentence.of("env.quote"));
      }
      String inside = text.substring(1, end);
      return quote == '"'
          ? inside.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\")
          : inside;
    }
    // A comment needs a space before it: a value may hold a #.
    Matcher comment = Pattern.compile("(^|\\s)#").matcher(text);
    return comment.find() ? text.substring(0, comment.start()).strip() : text;
  }

  private static ProblemException input(String id, Phrase summary) {
    return new ProblemException(Problem.input(id, summary));
  }
}
