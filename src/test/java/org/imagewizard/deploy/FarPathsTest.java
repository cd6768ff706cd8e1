package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.EngineInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths that an engine on another computer looks for there are named before a start. */
class FarPathsTest {
  @TempDir Path folder;

  private List<Phrase> said(String endpoint, String... volumes) throws IOException {
    Files.writeString(folder.resolve(".env"), "CACHE=/var/docker/cache\n");
    Files.writeString(
        folder.resolve("compose.yaml"),
        "services:\n  orchestrator:\n    image: a\n    volumes:\n"
            + String.join(
                "", List.of(volumes).stream().map(one -> "      - " + one + "\n").toList())
            + "volumes:\n  logs: {}\n");
    Deployment deployment =
        new Deployment(folder, Practice.plan(new CatalogLoader().bundled(), "far", 8080));
    return FarPaths.of(deployment, ComposeFile.read(deployment), engine(endpoint));
  }

  static EngineInfo engine(String endpoint) {
    return new EngineInfo(
        endpoint, "26.1", "1.45", "/d", "o", "2", List.of(), List.of(), List.of(), "", "", 1, 1, 0);
  }

  @Test
  void everyPathIsNamedAndThoseOfTheFolderAgain() throws IOException {
    List<Phrase> said =
        said(
            "tcp://lab:2375",
            "/var/run/docker.sock:/var/run/docker.sock:ro",
            "./proxy/nginx.conf:/etc/nginx/nginx.conf:ro",
            "logs:/var/log",
            "${CACHE}:/cache",
            "{type: bind, source: /etc/site.key, target: /key}",
            "{type: volume, source: logs, target: /more}");
    assertThat(said).hasSize(4);
    assertThat(said.getFirst().toString()).contains("another computer, tcp://lab:2375");
    assertThat(said.get(1).toString())
        .contains("/var/run/docker.sock", folder + "/proxy/nginx.conf")
        .contains("/var/docker/cache", "/etc/site.key")
        .doesNotContain("logs");
    assertThat(said.get(2).toString())
        .contains(folder + "/proxy/nginx.conf", "copy the folder")
        .doesNotContain("site.key");
    assertThat(said.get(2).in(Locale.FRENCH)).contains("copiez le dossier");
    assertThat(said.getLast().toString())
        .contains("http://127.0.0.1:8080", "ssh -N -L 8080:127.0.0.1:8080 lab");
  }

  @Test
  void withNothingToLookForNothingIsSaid() throws IOException {
    assertThat(said("tcp://lab:2375", "logs:/var/log")).hasSize(2);
    assertThat(said("unix:///var/run/docker.sock", "./a:/a")).isEmpty();
  }

  @Test
  void whoIsReachedBySshIsReachedTheSameWayAgain() {
    assertThat(FarPaths.tunnel(8080, "ssh://me@lab:2222"))
        .isEqualTo("ssh -p 2222 -N -L 8080:127.0.0.1:8080 me@lab");
    assertThat(FarPaths.tunnel(8080, "ssh://lab")).isEqualTo("ssh -N -L 8080:127.0.0.1:8080 lab");
    assertThat(FarPaths.tunnel(8080, "tcp://lab:2375"))
        .as("the engine's port is not sshd's")
        .isEqualTo("ssh -N -L 8080:127.0.0.1:8080 lab");
  }
}
