package org.imagewizard.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Keys and settings that belong together and are left out together ({@code --without-key ID}).
 *
 * @param id llm, places, ocr or express
 * @param leaves what goes to somebody else's computer once they are filled in; empty for nothing
 */
public record KeyGroup(String id, LocalText title, LocalText leaves, List<Variable> variables) {

  /**
   * One variable of an env file.
   *
   * @param files names of the env files that hold it; of a source's catalog, only those that its
   *     services read
   * @param required the services that read it end at start without it
   * @param value a default, may be empty
   * @param help what it is for
   * @param where the page on which a person gets one; empty for none
   * @param shape a regular expression for a usual value; empty for none
   * @param check how to find out whether a value works
   * @param services who reads it
   */
  public record Variable(
      String name,
      List<String> files,
      boolean secret,
      boolean required,
      String value,
      LocalText title,
      LocalText help,
      String where,
      String shape,
      Optional<KeyCheck> check,
      List<String> services) {
    public Variable {
      files = List.copyOf(files);
      services = List.copyOf(services);
    }

    /** One that nobody can check. */
    public Variable(
        String name,
        String file,
        boolean secret,
        boolean required,
        String value,
        LocalText title,
        LocalText help,
        List<String> services) {
      this(
          name,
          List.of(file),
          secret,
          required,
          value,
          title,
          help,
          "",
          "",
          Optional.empty(),
          services);
    }

    /** Where it is written, for people: nearly always one file. */
    public String file() {
      return String.join(", ", files);
    }

    /** Whether a value looks as usual; only ever a reason to warn. */
    public boolean looksUsual(String text) {
      return shape.isEmpty() || text.matches(shape);
    }

    Variable readBy(List<String> itsServices, List<String> itsFiles) {
      return new Variable(
          name, itsFiles, secret, required, value, title, help, where, shape, check, itsServices);
    }
  }

  public KeyGroup {
    variables = List.copyOf(variables);
  }

  /** Of which nothing goes elsewhere. */
  public KeyGroup(String id, LocalText title, List<Variable> variables) {
    this(id, title, LocalText.EMPTY, variables);
  }
}
