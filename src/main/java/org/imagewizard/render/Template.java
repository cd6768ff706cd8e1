package org.imagewizard.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts of the program's own {@code templates/proxy}. */
final class Template {
  private static final String FOLDER = "/templates/proxy/";

  private Template() {}

  static String read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the program's own " + FOLDER + name + " cannot be read", e);
    }
  }
}
