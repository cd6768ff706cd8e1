package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.Plans;
import org.imagewizard.plan.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which services of a written folder would end at start. */
class MissingKeysTest {
  @TempDir Path temp;
  private final CatalogLoader catalogs = new CatalogLoader(Map.of());
  private final Catalog catalog = catalogs.bundled();

  private Path write(Map<String, Secret> keys) {
    Path folder = temp.resolve("server");
    DeploymentPlan plan = Plans.everything(catalog, Settings.defaults());
    new FolderWriter()
        .write(folder, new Renderer().render(plan, catalog, DockerSocket.usual(), keys));
    return folder;
  }

  @Test
  void fiveServicesNeedTheLanguageModelsKeyAndOneNeedsTwo() throws IOException {
    Path folder = write(Map.of());
    Map<String, List<String>> lacking = MissingKeys.of(folder, catalogs.requiredKeys());
    assertThat(lacking)
        .hasSize(6)
        .containsEntry("ocr-clouds-preprocessor", List.of("AZURE_API_KEY", "FREEOCR_API_KEY"))
        .containsEntry("object-detection-llm", List.of("LLM_API_KEY"));

    Path env = folder.resolve("config/llm.env");
    Files.writeString(env, Files.readString(env) + "LLM_API_KEY = by-hand # mine\n");
    assertThat(MissingKeys.of(folder, catalogs.requiredKeys()))
        .containsOnlyKeys("ocr-clouds-preprocessor");
  }

  @Test
  void keysThatWereGivenAreNotMissing() {
    Map<String, Secret> keys =
        Map.of(
            "LLM_API_KEY", new Secret("a"),
            "AZURE_API_KEY", new Secret("b"),
            "FREEOCR_API_KEY", new Secret("c"));
    assertThat(MissingKeys.of(write(keys), catalogs.requiredKeys())).isEmpty();
  }

  @Test
  void theServicesOwnEnvironmentCountsToo() throws IOException {
    Files.writeString(temp.resolve("a.env"), "# KEY=\n");
    Files.writeString(
        temp.resolve("compose.yaml"),
        """
        services:
          mapped: {image: a, env_file: a.env, environment: {KEY: x}}
          listed: {image: a, env_file: [{path: a.env}], environment: [KEY=x]}
          without: {image: a, env_file: [./a.env]}
          other: {image: a}
        """);
    assertThat(MissingKeys.of(temp, Set.of("KEY"))).containsOnlyKeys("without");
  }
}
