package org.imagewizard.cli.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.imagewizard.cli.session.Session;
import org.imagewizard.deploy.Deployment;

/** Servers that were set up before in the usual place. */
final class Known {
  private static final int MOST = 6;

  private Known() {}

  static Path place(Session session) {
    return session.home().resolve("image");
  }

  /** Folders with a plan, by name. */
  static List<Path> servers(Session session) {
    return Deployment.foldersIn(place(session)).stream().limit(MOST).toList();
  }

  /** The proposed name, or the first with a number that has no folder yet. */
  static String freeName(Session session, String proposed) {
    String name = proposed;
    for (int i = 2; Files.exists(place(session).resolve(name)) && i < 100; i++) {
      name = proposed + "-" + i;
    }
    return name;
  }
}
