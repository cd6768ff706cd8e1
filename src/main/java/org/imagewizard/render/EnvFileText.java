package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.catalog.KeyGroup.Variable;
import org.imagewizard.plan.DeploymentPlan;

/**
 * What stands in an env file. A key that the person gave wins over what the source's own file sets,
 * and that over the catalog's default, which stands in only for a file that the source's folder
 * does not have, and of a group with keys only beside one of them: else the services would read
 * what upstream's files don't say. A variable without a value is named but not set, because some
 * services read an empty value otherwise than none.
 */
final class EnvFileText {
  static final String HEADER = "# IMAGE Wizard: variables of the services. It may hold keys.";

  private final Catalog catalog;
  private final Map<String, Secret> keys;

  EnvFileText(Catalog catalog, Map<String, Secret> keys) {
    this.catalog = catalog;
    this.keys = keys;
  }

  /** The file's text; {@code source} is its path as the source writes it. */
  String of(String source) {
    Map<String, String> upstream = new LinkedHashMap<>(upstream(source));
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    Set<String> done = new LinkedHashSet<>();
    for (Variable variable : variables(source)) {
      if (done.add(variable.name())) {
        String value = value(variable, source, upstream);
        text.append(value.isEmpty() ? "# " + variable.name() + "=" : line(variable.name(), value))
            .append('\n');
      }
    }
    upstream.forEach(
        (name, value) -> {
          if (done.add(name)) {
            Secret given = keys.get(name);
            text.append(line(name, given == null ? value : given.reveal())).append('\n');
          }
        });
    return text.toString();
  }

  private static String line(String name, String value) {
    return DotEnv.line(name, value);
  }

  private String value(Variable variable, String source, Map<String, String> upstream) {
    Secret given = keys.get(variable.name());
    if (given != null) {
      return given.reveal();
    }
    String usual = defaultFits(variable, source) ? variable.value() : "";
    return upstream.getOrDefault(variable.name(), usual);
  }

  private boolean defaultFits(Variable variable, String source) {
    KeyGroup group =
        catalog.keyGroups().stream()
            .filter(one -> one.variables().contains(variable))
            .findFirst()
            .orElseThrow();
    List<String> secrets =
        group.variables().stream().filter(Variable::secret).map(Variable::name).toList();
    return secrets.isEmpty()
        ? file(source).isEmpty()
        : secrets.stream().anyMatch(keys::containsKey);
  }

  private List<Variable> variables(String source) {
    String file = base(source);
    return catalog.keyGroups().stream()
        .flatMap(group -> group.variables().stream())
        .filter(variable -> variable.files().contains(file))
        .toList();
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Optional<Path> file(String source) {
    if (source.contains("$")) {
      return Optional.empty();
    }
    return catalog
        .stack()
        .folder()
        .map(folder -> folder.resolve(source).normalize())
        .filter(Files::isRegularFile);
  }

  private Map<String, String> upstream(String source) {
    Optional<Path> file = file(source);
    if (file.isEmpty()) {
      return Map.of();
    }
    try {
      return DotEnv.parse(Files.readString(file.get()));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input(
              "env.unreadable",
              Sentence.of("problem.env-unread", file.get(), FileFailure.reading(e))),
          e);
    }
  }

  /** The text of {@code .env}, which Compose itself reads. */
  static String ofCompose(DeploymentPlan plan, String dockerGid, Map<String, String> others) {
    StringBuilder text =
        new StringBuilder("# IMAGE Wizard: variables of compose.yaml. No key belongs here.\n");
    text.append(DotEnv.line("DOCKER_GID", dockerGid)).append('\n');
    text.append(DotEnv.line("REGISTRY_TAG", plan.channel())).append('\n');
    text.append(DotEnv.line("PII_LOGGING_ENABLED", String.valueOf(plan.piiLogging()))).append('\n');
    others.forEach((name, value) -> text.append(DotEnv.line(name, value)).append('\n'));
    return text.toString();
  }
}
