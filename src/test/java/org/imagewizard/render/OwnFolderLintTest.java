package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Inspection;
import org.imagewizard.catalog.front.Front;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the wizard finds wrong in others' folders it does not write itself. */
class OwnFolderLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"production-acme", "production-files", "lab", "local", "ollama"})
  void nothingIsWrongInIt(String name) throws IOException {
    for (RenderedFile file : GoldenFolders.all().get(name)) {
      Path path = folder.resolve(file.path());
      Files.createDirectories(path.getParent());
      FileModes.create(path, file.content(), file.mode());
    }

    Inspection inspection = new CatalogLoader(Map.of()).inspect(folder);
    assertThat(inspection.remarks()).isEmpty();
    assertThat(inspection.front().isPresent()).isEqualTo(name.startsWith("production"));
    inspection.front().ifPresent(front -> read(front, name));
  }

  private static void read(Front front, String name) {
    assertThat(front.own()).isTrue();
    assertThat(front.domain()).isEqualTo("image.example.org");
    assertThat(front.email()).isEqualTo(name.endsWith("acme") ? "a@example.org" : "");
    assertThat(front.key()).isEqualTo(name.endsWith("files") ? "/srv/tls/key.pem" : "");
    assertThat(front.httpsPort()).isEqualTo(443);
  }
}
