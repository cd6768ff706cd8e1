package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.gui.Backend.Server;
import org.imagewizard.wizard.Workbench;

/** The servers whose folders lie in one folder, and how many of their containers run. */
record KnownServers(Workbench workbench) {
  List<Server> in(Path folder) {
    List<Path> folders = Deployment.foldersIn(folder);
    if (folders.isEmpty()) {
      return List.of();
    }
    List<Container> containers = allContainers();
    return folders.stream().flatMap(one -> server(one, containers).stream()).toList();
  }

  private List<Container> allContainers() {
    try (Engine engine = workbench.connect()) {
      return engine.containers("");
    } catch (ProblemException e) {
      return List.of();
    }
  }

  /** A folder that cannot be read is not a server; the system check says what is wrong. */
  private Optional<Server> server(Path folder, List<Container> containers) {
    try {
      Deployment found = Deployment.open(folder);
      String project = found.plan().project();
      int running =
          (int) containers.stream().filter(c -> c.project().equals(project) && c.running()).count();
      return Optional.of(
          new Server(
              found.plan().name(),
              folder,
              found.plan().channel(),
              found.plan().practice(),
              running,
              found.plan().running().size()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
