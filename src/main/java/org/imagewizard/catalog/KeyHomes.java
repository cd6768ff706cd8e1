package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.ProblemException;

/**
 * Which env files of a source hold which variable, and which services read them. A variable is
 * known by its name, because revisions of IMAGE call the files differently: it is at home in a file
 * of a known name, in one that sets it in the source itself, and in an unknown one that a service
 * reads which cannot start without the variable's group.
 */
final class KeyHomes {
  private final Knowledge knowledge;
  private final ComposeStack stack;
  private final Set<String> knownFiles;

  KeyHomes(Knowledge knowledge, ComposeStack stack) {
    this.knowledge = knowledge;
    this.stack = stack;
    this.knownFiles =
        knowledge.keyGroups().stream()
            .flatMap(group -> group.variables().stream())
            .flatMap(variable -> variable.files().stream())
            .collect(Collectors.toSet());
  }

  /** Every group of which somebody reads a variable, with only those variables. */
  List<KeyGroup> groups() {
    List<KeyGroup> groups = new ArrayList<>();
    for (KeyGroup group : knowledge.keyGroups()) {
      List<KeyGroup.Variable> variables =
          group.variables().stream().flatMap(one -> read(group, one).stream()).toList();
      if (!variables.isEmpty()) {
        groups.add(new KeyGroup(group.id(), group.title(), group.leaves(), variables));
      }
    }
    return groups;
  }

  private Optional<KeyGroup.Variable> read(KeyGroup group, KeyGroup.Variable variable) {
    Set<String> services = new LinkedHashSet<>();
    Set<String> files = new TreeSet<>();
    for (Map.Entry<String, Map<String, Object>> service : stack.services().entrySet()) {
      List<String> paths = new SourceFacts(service.getValue()).envFiles();
      for (String path : paths) {
        if (isHome(path, paths, service.getKey(), group, variable)) {
          services.add(service.getKey());
          files.add(name(path));
        }
      }
    }
    return services.isEmpty()
        ? Optional.empty()
        : Optional.of(variable.readBy(List.copyOf(services), List.copyOf(files)));
  }

  private boolean isHome(
      String path, List<String> paths, String service, KeyGroup group, KeyGroup.Variable variable) {
    if (variable.files().contains(name(path)) || sets(path, variable.name())) {
      return true;
    }
    // Of a group's older and newer names only those are meant that are not at home elsewhere.
    boolean onlyUnknown = paths.stream().noneMatch(one -> knownFiles.contains(name(one)));
    boolean needs =
        knowledge.of(service).filter(known -> known.keys().contains(group.id())).isPresent();
    boolean newest = firstFile(group.variables().getFirst()).equals(firstFile(variable));
    return onlyUnknown && needs && newest && paths.getFirst().equals(path);
  }

  /** Whether the source's own copy of the file sets the variable; most are kept out of git. */
  private boolean sets(String path, String variable) {
    Optional<Path> file = stack.folder().map(folder -> folder.resolve(path).normalize());
    if (path.contains("$") || file.isEmpty() || !java.nio.file.Files.isRegularFile(file.get())) {
      return false;
    }
    try {
      return EnvFile.read(file.get()).containsKey(variable);
    } catch (ProblemException e) {
      // Whoever writes the folder reads the file again, and says what is wrong with it.
      return false;
    }
  }

  private static String firstFile(KeyGroup.Variable variable) {
    return variable.files().getFirst();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
