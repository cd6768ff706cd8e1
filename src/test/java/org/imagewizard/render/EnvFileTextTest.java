package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which usual values stand in an env file beside what the source says itself. */
class EnvFileTextTest {
  private static final String OCR = "./config/apis-and-selection.env";
  private static final String LIMITS = "./config/express-common.env";

  @TempDir Path source;

  @BeforeEach
  void aSource() throws IOException {
    Files.createDirectory(source.resolve("config"));
    Files.writeString(
        source.resolve("docker-compose.yml"),
        """
        services:
          reader:
            image: ghcr.io/example-lab/reader
            env_file: [./config/apis-and-selection.env, ./config/express-common.env]
        """);
  }

  @Test
  void withoutTheSourcesFileTheUsualLimitStands() {
    assertThat(text(LIMITS)).contains("\nMAX_BODY=10mb");
  }

  @Test
  void aFileOfTheSourceSaysItself() throws IOException {
    Files.writeString(source.resolve(LIMITS), "OTHER=1\n");

    assertThat(text(LIMITS)).contains("\n# MAX_BODY=\n", "\nOTHER=1\n");
  }

  @Test
  void theCloudIsChosenOnceThereIsAKeyForIt() {
    assertThat(text(OCR)).contains("\n# CLOUD_SERVICE=\n");
    assertThat(text(OCR, Map.of("AZURE_API_KEY", new Secret("a"))))
        .contains("\nCLOUD_SERVICE=AZURE_READ\n");
  }

  @Test
  void whatTheSourceChoseStays() throws IOException {
    Files.writeString(source.resolve(OCR), "CLOUD_SERVICE=FREE_OCR\n");

    assertThat(text(OCR, Map.of("FREEOCR_API_KEY", new Secret("a"))))
        .contains("\nCLOUD_SERVICE=FREE_OCR\n");
  }

  private String text(String file) {
    return text(file, Map.of());
  }

  private String text(String file, Map<String, Secret> keys) {
    Catalog catalog = new CatalogLoader().from(source);
    assertThat(catalog.stack().folder()).isEqualTo(Optional.of(source));
    return new EnvFileText(catalog, keys).of(file);
  }
}
