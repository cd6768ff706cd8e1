package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLimitTest {
  /** As Express reads them; what it cannot read is its own limit of 100 kB. */
  @ParameterizedTest
  @CsvSource({
    "10mb, 10485760",
    "10MB, 10485760",
    "1.5kb, 1536",
    "2048, 2048",
    "1gb, 1073741824",
    "5b, 5",
    "'', 102400",
    "much, 102400",
    "-1mb, 102400"
  })
  void readsExpresssWords(String word, long bytes) {
    assertThat(BodyLimit.parse(word)).isEqualTo(bytes);
  }

  @Test
  void aPersonsValueWinsOverTheCatalogs() {
    Catalog catalog = Sample.catalog(Optional.empty());
    assertThat(BodyLimit.of(catalog, new EnvFileText(catalog, Map.of()))).isEqualTo(10L << 20);
    Map<String, Secret> keys = Map.of("MAX_BODY", new Secret("20mb"));
    assertThat(BodyLimit.of(catalog, new EnvFileText(catalog, keys))).isEqualTo(20L << 20);
  }
}
