package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions of IMAGE call their env files differently; a key is known by its variable. */
class KeyHomesTest {
  @TempDir Path checkout;

  private Catalog read(String compose) throws IOException {
    Files.writeString(checkout.resolve("docker-compose.yml"), compose);
    return new CatalogLoader(Map.of()).from(checkout);
  }

  private static Optional<KeyGroup.Variable> variable(Catalog catalog, String name) {
    return catalog.keyGroups().stream()
        .flatMap(group -> group.variables().stream())
        .filter(one -> one.name().equals(name))
        .findFirst();
  }

  @Test
  void azureIsKnownInEachOfItsThreeFiles() throws IOException {
    for (String file : new String[] {"azure.env", "azure-api.env", "apis-and-selection.env"}) {
      Catalog catalog = read("services: {seer: {image: a/b, env_file: [config/" + file + "]}}\n");
      KeyGroup.Variable azure = variable(catalog, "AZURE_API_KEY").orElseThrow();
      assertThat(azure.files()).containsExactly(file);
      assertThat(azure.services()).containsExactly("seer");
      assertThat(variable(catalog, "FREEOCR_API_KEY").isPresent())
          .isEqualTo(file.equals("apis-and-selection.env"));
    }
  }

  @Test
  void aFileThatSetsTheVariableIsItsHome() throws IOException {
    Files.createDirectory(checkout.resolve("config"));
    Files.writeString(checkout.resolve("config/places.env"), "GOOGLE_PLACES_KEY=\n");
    Catalog catalog =
        read(
            """
            services:
              finder: {image: a/b, env_file: config/places.env}
              other: {image: a/c, env_file: config/unread.env}
            """);
    KeyGroup.Variable places = variable(catalog, "GOOGLE_PLACES_KEY").orElseThrow();
    assertThat(places.files()).containsExactly("places.env");
    assertThat(places.services()).containsExactly("finder");
    assertThat(variable(catalog, "LLM_API_KEY")).isEmpty();
  }

  @Test
  void aServiceThatNeedsAGroupReadsItFromItsOwnUnknownFile() throws IOException {
    Catalog catalog =
        read(
            """
            services:
              graphic-caption: {image: a/b, env_file: config/model.env}
              stranger: {image: a/c, env_file: config/model.env}
            """);
    KeyGroup.Variable key = variable(catalog, "LLM_API_KEY").orElseThrow();
    assertThat(key.files()).containsExactly("model.env");
    assertThat(key.services()).containsExactly("graphic-caption");
    assertThat(variable(catalog, "OLLAMA_API_KEY")).isEmpty();
  }

  @Test
  void olderNamesBelongToOlderFiles() throws IOException {
    Catalog catalog =
        read("services: {text-followup: {image: a/b, env_file: ./config/ollama.env}}\n");
    assertThat(variable(catalog, "OLLAMA_API_KEY")).isPresent();
    assertThat(variable(catalog, "LLM_API_KEY")).isEmpty();
  }

  @Test
  void everyEnvFileOfTheBundledStackHasItsVariables() {
    Catalog bundled = new CatalogLoader(Map.of()).bundled();
    assertThat(variable(bundled, "LLM_API_KEY").orElseThrow().services())
        .containsExactlyInAnyOrder(
            "content-categoriser",
            "graphic-caption",
            "text-followup",
            "object-detection-llm",
            "multistage-diagram-segmentation");
    assertThat(variable(bundled, "GOOGLE_PLACES_KEY").orElseThrow().services())
        .containsExactlyInAnyOrder("autour-preprocessor", "openstreetmap");
    for (String ocr :
        new String[] {
          "AZURE_API_KEY", "FREEOCR_API_KEY", "CLOUD_SERVICE", "GOOGLE_APPLICATION_CREDENTIALS"
        }) {
      assertThat(variable(bundled, ocr).orElseThrow().services())
          .containsExactly("ocr-clouds-preprocessor");
    }
    assertThat(variable(bundled, "MAX_BODY").orElseThrow().services()).contains("orchestrator");
  }
}
