package org.imagewizard.wizard.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.docker.registry.RemoteImage;
import org.junit.jupiter.api.Test;

/** What is to come: every layer once, and nothing that is here. */
class DownloadTest {
  private static RemoteImage image(String... layers) {
    List<RemoteImage.Layer> all = new ArrayList<>();
    for (String layer : layers) {
      String[] parts = layer.split(":");
      all.add(new RemoteImage.Layer("sha256:" + parts[0], Long.parseLong(parts[1]), parts[0]));
    }
    return new RemoteImage("", "", List.of(), "", "", all);
  }

  @Test
  void aSharedLayerCountsOnce() {
    Download download =
        Download.of(List.of(image("base:100", "a:1"), image("base:100", "b:2")), List.of(), false);
    assertThat(download).isEqualTo(new Download(103, 0));
    assertThat(download.mib()).as("something is never nothing").isEqualTo(1);
  }

  @Test
  void theOlderStoreNeedsTheSameLayersBelow() {
    List<RemoteImage> wanted = List.of(image("base:100", "mid:10", "top:1"));
    List<List<String>> local = List.of(List.of("base", "other"), List.of("mid", "top"));
    assertThat(Download.of(wanted, local, false)).isEqualTo(new Download(11, 100));
    assertThat(Download.of(wanted, local, true)).isEqualTo(new Download(0, 111));
  }

  @Test
  void anImageThatIsHereIsNotDownloaded() {
    List<RemoteImage> wanted = List.of(image("base:100", "a:1"));
    assertThat(Download.of(wanted, List.of(List.of("base", "a")), false))
        .isEqualTo(new Download(0, 101));
  }
}
