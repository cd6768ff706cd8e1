package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Service;
import org.imagewizard.fit.Place;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every form that Compose files have, several files and their tags included: what the real Compose
 * makes of our one file is what it makes of the source's, but for what a plan decides. (A single
 * variable that is reset is missing in the samples: Compose 2.26 keeps it, against its own manual,
 * and the wizard follows the manual.)
 */
class ComposeFormsIT {
  private static final Path SOURCES = Path.of("src/test/resources/sources");
  private static final List<String> DECIDED =
      List.of("image", "ports", "logging", "profiles", "restart", "build");

  @TempDir Path temp;

  @BeforeEach
  void compose() {
    EngineEnvironment.require();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anchors", "layers", "extends", "forms", "old"})
  void ourFileMeansWhatTheSourcesMean(String name) throws Exception {
    Path source = copy(SOURCES.resolve(name), temp.resolve("checkout"));
    Path ours = temp.resolve("ours");
    Catalog catalog = new CatalogLoader(Map.of()).from(source);
    List<PlannedService> on =
        catalog.services().stream()
            .filter(one -> selected(one, catalog.stack().profiles()))
            .map(ComposeFormsIT::planned)
            .toList();
    new FolderWriter()
        .write(
            ours,
            new Renderer()
                .render(
                    Sample.plan(on.toArray(PlannedService[]::new)),
                    catalog,
                    Sample.SOCKET,
                    Map.of()));

    JsonNode theirs = config(source);
    JsonNode written = config(ours);

    assertThat(names(written.get("services"))).isEqualTo(names(theirs.get("services")));
    for (String service : names(theirs.get("services"))) {
      assertThat(undecided(written.get("services").get(service)))
          .as(name + ", " + service)
          .isEqualTo(undecided(theirs.get("services").get(service)));
    }
    for (String rest : List.of("secrets", "configs")) {
      assertThat(withoutNames(written.get(rest)))
          .as(rest)
          .isEqualTo(withoutNames(theirs.get(rest)));
    }
    assertThat(withoutNames(written.get("volumes"))).isEqualTo(withoutNames(theirs.get("volumes")));
  }

  private static boolean selected(Service service, List<String> profiles) {
    return service.profiles().isEmpty() || profiles.stream().anyMatch(service.profiles()::contains);
  }

  private static PlannedService planned(Service service) {
    Place place = service.gpu().reserved() ? Place.gpu(1) : Place.CPU;
    return new PlannedService(service.name(), place, service.replicas(), "");
  }

  /** The device request itself is the plan's; that there is one, and all else of deploy, is not. */
  private static JsonNode undecided(JsonNode service) {
    ObjectNode copy = service.deepCopy();
    copy.remove(DECIDED);
    if (copy.at("/deploy/resources/reservations") instanceof ObjectNode reservations
        && reservations.has("devices")) {
      reservations.put("devices", reservations.get("devices").size());
    }
    return copy;
  }

  /** Names begin with the project's. */
  private static JsonNode withoutNames(JsonNode resources) {
    if (resources == null) {
      return new ObjectMapper().createObjectNode();
    }
    JsonNode copy = resources.deepCopy();
    copy.forEach(one -> ((ObjectNode) one).remove("name"));
    return copy;
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    names.sort(null);
    return names;
  }

  private JsonNode config(Path folder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(temp, "config", ".json");
    Path err = Files.createTempFile(temp, "config", ".err");
    ProcessBuilder builder =
        new ProcessBuilder("docker", "compose", "config", "--format", "json")
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE_"));
    builder.environment().put("FROM_SHELL", "shell");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return new ObjectMapper().readTree(Files.readString(out));
  }
}
