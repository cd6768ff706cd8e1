package org.imagewizard.wizard.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageTagTest {
  private static final List<String> NEWEST_FIRST =
      List.of(
          "unstable",
          "latest",
          "1.10.0",
          "1.9.12",
          "1.9.2",
          "0.99.99",
          "2026-05-14T09.02",
          "2026-05-14T08.59",
          "2025-10-29T14.05",
          "2025-13-01T00.00",
          "extra-latest",
          "sha-1234");

  @Test
  void fourKindsAreToldApartAndSortedNewestFirst() {
    assertThat(NEWEST_FIRST.stream().map(tag -> ImageTag.of(tag).kind().word()))
        .containsExactly(
            "unstable",
            "latest",
            "version",
            "version",
            "version",
            "version",
            "timestamp",
            "timestamp",
            "timestamp",
            "other",
            "other",
            "other");
    List<String> shuffled = new ArrayList<>(NEWEST_FIRST);
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(
              shuffled.stream().map(ImageTag::of).sorted(ImageTag.NEWEST_FIRST).map(ImageTag::name))
          .as("seed " + seed)
          .containsExactlyElementsOf(NEWEST_FIRST);
    }
  }

  @Test
  void asOfADayIsTheNewestBuildUpToItsEnd() {
    List<ImageTag> tags = NEWEST_FIRST.stream().map(ImageTag::of).toList();
    Instant day = AsOf.parse("2026-05-14").orElseThrow().moment();
    assertThat(ImageTag.asOf(tags, day).map(ImageTag::name)).contains("2026-05-14T09.02");
    Instant stamp = AsOf.parse("2026-05-14T09.01").orElseThrow().moment();
    assertThat(ImageTag.asOf(tags, stamp).map(ImageTag::name)).contains("2026-05-14T08.59");
    Instant before = AsOf.parse("2025-10-28").orElseThrow().moment();
    assertThat(ImageTag.asOf(tags, before)).isEmpty();
    assertThat(AsOf.parse("yesterday")).isEmpty();
    assertThat(AsOf.parse("2026-02-30")).isEmpty();
  }
}
