package org.imagewizard.catalog;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.YamlValue;

/** Reads the bundled catalog, or the compose files of any IMAGE-server revision. */
public final class CatalogLoader {
  private final Map<String, String> environment;

  public CatalogLoader() {
    this(System.getenv());
  }

  /**
   * @param environment the process environment: COMPOSE_FILE and COMPOSE_PROFILES in it win over
   *     {@code .env}, as they do for Compose
   */
  public CatalogLoader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  public Catalog bundled() {
    TemplateFiles templates = new TemplateFiles();
    return new CatalogBuilder(Knowledge.bundled(templates))
        .build("bundled", new BundledStack(templates).read(), List.of());
  }

  /**
   * @param path a compose file, or a folder with one
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, one sentence with file and
   *     line
   */
  public Catalog from(Path path) {
    return from(path, Optional.empty());
  }

  /**
   * @param envFile stands for the folder's {@code .env}, as {@code docker compose --env-file} does
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, one sentence with file and
   *     line
   */
  public Catalog from(Path path, Optional<Path> envFile) {
    Project project = Project.find(path, envFile, environment);
    List<Phrase> notices = new ArrayList<>(project.notices());
    ComposeStack stack = new StackReader().read(project, notices);
    return new CatalogBuilder(Knowledge.bundled(new TemplateFiles()))
        .build(path.toAbsolutePath().normalize().toString(), stack, notices);
  }

  /**
   * What is wrong in a folder that was set up by hand, as Compose would use it: with its {@code
   * .env}, its layers and its profiles.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, as {@link #from(Path)}
   */
  public Inspection inspect(Path path) {
    Project project = Project.find(path, Optional.empty(), environment);
    StackReader reader = new StackReader();
    List<YamlValue.Mapping> layers = reader.layers(project, new ArrayList<>());
    Map<String, String> variables = new HashMap<>(project.variables());
    variables.putAll(environment);
    List<List<String>> rivals = Knowledge.bundled(new TemplateFiles()).conflicts();
    return new Lint(project, layers, reader.merged(layers), variables).run(rivals);
  }

  /**
   * The day of a source's list of services, where that is known: of the bundled one. A checkout's
   * files bear the time at which they were checked out, which says nothing.
   */
  public Optional<LocalDate> dateOf(String source) {
    return source.equals("bundled")
        ? Optional.of(new BundledStack(new TemplateFiles()).date())
        : Optional.empty();
  }

  /** Names of the variables without which a service ends at start, of every revision of IMAGE. */
  public Set<String> requiredKeys() {
    return variables(KeyGroup.Variable::required);
  }

  /** Names of the variables that are never shown, of every revision of IMAGE. */
  public Set<String> secretKeys() {
    return variables(KeyGroup.Variable::secret);
  }

  /** Names of the settings in env files that anybody may see, of every revision of IMAGE. */
  public Set<String> openSettings() {
    return variables(variable -> !variable.secret());
  }

  private static Set<String> variables(Predicate<KeyGroup.Variable> wanted) {
    return KeyGroupReader.read(new TemplateFiles().read("keys.yaml")).stream()
        .flatMap(group -> group.variables().stream())
        .filter(wanted)
        .map(KeyGroup.Variable::name)
        .collect(Collectors.toSet());
  }

  /** The source of a plan: "bundled" or a path. */
  public Catalog load(String source) {
    return source.equals("bundled") ? bundled() : from(Path.of(source));
  }
}
