package org.imagewizard.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.render.MissingKeys;

/**
 * Services that end at start because a key of theirs is not there. They are never started: one that
 * is down makes every request that would use it fail (facts of the orchestrator), and Compose
 * reports success all the same.
 *
 * @param variables service to the variables that it lacks
 */
record Lacking(Map<String, List<String>> variables) {
  static Lacking of(Deployment deployment) {
    // Stand-ins need no keys.
    return deployment.plan().practice()
        ? new Lacking(Map.of())
        : new Lacking(
            MissingKeys.of(deployment.folder(), new CatalogLoader(Map.of()).requiredKeys()));
  }

  Set<String> services() {
    return variables.keySet();
  }

  /** Compose's arguments for everything else; its own default when nothing is lacking. */
  List<String> arguments(List<String> usual, ComposeFile file) {
    List<String> arguments = new ArrayList<>(usual);
    if (!variables.isEmpty()) {
      arguments.addAll(file.images().keySet());
    }
    return arguments;
  }

  /** Says it once for all services that lack the same. */
  void tell(Stream stream) {
    Map<String, List<String>> byVariables = new TreeMap<>();
    variables.forEach(
        (service, names) ->
            byVariables
                .computeIfAbsent(String.join(", ", names), any -> new ArrayList<>())
                .add(service));
    byVariables.forEach(
        (names, services) ->
            stream.note(Sentence.of("note.lacking", names, String.join(", ", services))));
  }

  List<Progress.ServiceEnd> ends() {
    Map<String, Progress.ServiceEnd> ends = new LinkedHashMap<>();
    variables.forEach(
        (service, names) ->
            ends.put(
                service,
                new Progress.ServiceEnd(
                    service,
                    "missing",
                    "none",
                    Sentence.of("reason.lacking", String.join(", ", names)))));
    return List.copyOf(ends.values());
  }
}
