package org.imagewizard.wizard;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.catalog.Inspection;
import org.imagewizard.catalog.Remark;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;

/** Networks that a folder needs and the engine lacks. */
final class NetworkRemarks {
  private NetworkRemarks() {}

  /** Nothing where no engine can be asked. */
  static List<Remark> of(Inspection inspection, EngineFinder engines) {
    if (inspection.networks().isEmpty()) {
      return List.of();
    }
    try (Engine engine = engines.connect()) {
      Set<String> there =
          engine.networks().stream().map(Engine.Network::name).collect(Collectors.toSet());
      return new TreeMap<>(inspection.networks())
          .entrySet().stream()
              .filter(one -> !there.contains(one.getKey()))
              .map(
                  one ->
                      Remark.of(Remark.Kind.NETWORK_ABSENT, List.of(), one.getKey())
                          .in(one.getValue()))
              .toList();
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.ENGINE) {
        throw e;
      }
      return List.of();
    }
  }
}
