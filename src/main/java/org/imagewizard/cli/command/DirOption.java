package org.imagewizard.cli.command;

import java.nio.file.Path;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.deploy.Deployment;
import picocli.CommandLine.Option;

/** The folder that a command works on. */
final class DirOption {
  @Option(names = "--dir", paramLabel = "FOLDER", required = true)
  String dir = "";

  Deployment open(Session session) {
    Path folder = Words.path(session, dir);
    return session.desk().open(folder);
  }

  /** Reads the folder before the engine is asked, so that a wrong folder is said first. */
  Server connect(Session session) {
    return session.desk().server(open(session));
  }
}
