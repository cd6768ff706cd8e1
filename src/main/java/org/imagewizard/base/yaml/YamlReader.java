package org.imagewizard.base.yaml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
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
      throw input("file.missing", "There is no file " + file + ".", e);
    } catch (CharacterCodingException e) {
      throw input("yaml.not-text", file + " is not text in UTF-8, so it is no YAML file.", e);
    } catch (IOException e) {
      throw input("file.unreadable", file + " cannot be read: " + e.getMessage() + ".", e);
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
        throw input("yaml.empty", file + " is empty.", null);
      }
      return new NodeConverter(file, options).convert(root);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      String where = mark == null ? file : at(file, mark).toString();
      throw input("yaml.syntax", where + ": this is not YAML: " + e.getProblem() + ".", e);
    } catch (YAMLException e) {
      throw input("yaml.refused", file + " was not read: " + e.getMessage() + ".", e);
    } catch (StackOverflowError e) {
      throw input("yaml.refused", file + " was not read: it is nested too deeply.", e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Location at(String file, Mark mark) {
    return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static ProblemException tooLarge(String file, long size) {
    return input(
        "yaml.large",
        file + " has " + size / 1_000_000 + " MB; a compose or plan file has at most 3 MB.",
        null);
  }

  private static ProblemException input(
      String id, String summary, @org.jspecify.annotations.Nullable Throwable cause) {
    return new ProblemException(Problem.input(id, summary), cause);
  }
}
