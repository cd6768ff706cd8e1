package org.imagewizard.base.yaml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Sentence;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads YAML that may be hostile: no class is ever made from a tag, and size, nesting and aliases
 * are bounded before anything is built.
 */
public final class YamlReader {
  /** IMAGE's own compose file has 21 kB; a file over 3 MB is a mistake. */
  private static final int LARGEST = 3_000_000;

  private static final int DEEPEST = 60;
  private static final int MOST_ALIASES = 200;

  private YamlReader() {}

  /**
   * @throws ProblemException kind INPUT, one sentence with file, line and column
   */
  public static YamlValue read(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw tooLarge(file.toString(), size);
      }
      return read(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw input("file.missing", Sentence.of("file.missing", file), e);
    } catch (CharacterCodingException e) {
      throw input("yaml.not-text", Sentence.of("yaml.no-text", file), e);
    } catch (IOException e) {
      throw input("file.unreadable", Sentence.of("file.unread", file, FileFailure.reading(e)), e);
    }
  }

  /**
   * @param file how the text is called in messages
   * @throws ProblemException kind INPUT, one sentence with file, line and column
   */
  public static YamlValue read(String text, String file) {
    if (text.length() > LARGEST) {
      throw tooLarge(file, text.length());
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    options.setAllowDuplicateKeys(false);
    try (Reader reader = new StringReader(text)) {
      Node root = new Yaml(new SafeConstructor(options)).compose(reader);
      if (root == null) {
        throw input("yaml.empty", Sentence.of("yaml.empty", file), null);
      }
      return new NodeConverter(file, options).convert(root);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      Object where = mark == null ? file : at(file, mark);
      Phrase why = ParserWords.of(String.valueOf(e.getProblem()));
      throw input("yaml.syntax", Sentence.of("yaml.syntax", where, why), e);
    } catch (YAMLException e) {
      Phrase why = ParserWords.of(String.valueOf(e.getMessage()));
      throw input("yaml.refused", Sentence.of("yaml.refused", file, why), e);
    } catch (StackOverflowError e) {
      throw input("yaml.refused", Sentence.of("yaml.deep", file), e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Location at(String file, Mark mark) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static ProblemException tooLarge(String file, long size) {
    String megabytes = String.valueOf(size / 1_000_000);
    return input("yaml.large", Sentence.of("yaml.large", file, megabytes), null);
  }

  private static ProblemException input(
      String id, Phrase what, @org.jspecify.annotations.Nullable Throwable cause) {
    return new ProblemException(Problem.input(id, what), cause);
  }
}
