package org.imagewizard.catalog;

import java.util.List;

/**
 * Keys and settings that belong together and are left out together ({@code --without-key ID}).
 *
 * @param id llm, places or ocr
 */
public record KeyGroup(String id, LocalText title, List<Variable> variables) {

  /**
   * One variable of an env file.
   *
   * @param file upstream's name of the env file, for example {@code llm.env}
   * @param required the services that read it end at start without it
   * @param value a default, may be empty
   * @param help where to get it and what it is for
   * @param services who reads it
   */
  public record Variable(
      String name,
      String file,
      boolean secret,
      boolean required,
      String value,
      LocalText title,
      LocalText help,
      List<String> services) {
    public Variable {
      services = List.copyOf(services);
    }
  }

  public KeyGroup {
    variables = List.copyOf(variables);
  }
}
