package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who owns what is written: with {@code sudo}, the person who typed it. Keys can be read by their
 * owner only, and Compose is run by that person the next day, without sudo.
 */
final class Owner {
  private Owner() {}

  /** Gives a new file or folder to the person behind sudo; nothing without sudo. */
  static void give(Path made) throws IOException {
    give(made, System.getenv());
  }

  static void give(Path made, Map<String, String> env) throws IOException {
    String user = env.getOrDefault("SUDO_UID", "");
    String group = env.getOrDefault("SUDO_GID", "");
    boolean root = Integer.valueOf(0).equals(attribute(made, "unix:uid"));
    if (root && user.matches("\\d{1,9}") && group.matches("\\d{1,9}")) {
      Files.setAttribute(made, "unix:uid", Integer.valueOf(user), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(made, "unix:gid", Integer.valueOf(group), LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static Object attribute(Path path, String name) throws IOException {
    return Files.getAttribute(path, name, LinkOption.NOFOLLOW_LINKS);
  }
}
