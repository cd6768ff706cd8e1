package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "ghcr.io/a/b:t, P/a/b:t, ghcr.io/a/b:own",
    "memcached:1.6, P/memcached:1.6, memcached:own",
    "memcached, P/memcached, memcached:own",
    "ghcr.io/a/b:${TAG}, P/a/b:${TAG}, ghcr.io/a/b:own",
    "ghcr.io/a/b:${TAG:-x/y:z}, P/a/b:${TAG:-x/y:z}, ghcr.io/a/b:own",
    "${HOST:-ghcr.io}/a/b, P/a/b, ${HOST:-ghcr.io}/a/b:own",
    "localhost/a, P/a, localhost/a:own",
    "localhost:5000/a:1, P/a:1, localhost:5000/a:own",
    "library/a:1, P/library/a:1, library/a:own",
    "r.example:5000/a@sha256:01ab, P/a@sha256:01ab, r.example:5000/a:own",
    "r.example/a:1@sha256:01ab, P/a:1@sha256:01ab, r.example/a:own",
  })
  void takesPrefixAndTag(String image, String prefixed, String tagged) {
    ImageReference reference = ImageReference.parse(image);

    assertThat(reference).hasToString(image);
    assertThat(reference.withRegistry("P")).hasToString(prefixed);
    assertThat(reference.withTag("own")).hasToString(tagged);
    assertThat(reference.withRegistry("").withTag("")).hasToString(image);
  }

  @ParameterizedTest
  @CsvSource({
    "memcached, memcached, latest",
    "memcached:1.6, memcached, 1.6",
    "127.0.0.1:5000/a/b, 127.0.0.1:5000/a/b, latest",
    "127.0.0.1:5000/a/b:t, 127.0.0.1:5000/a/b, t",
    "a/b:t@sha256:12, a/b, sha256:12",
  })
  void nameAndTagAreApartForTheEngine(String image, String name, String tag) {
    ImageReference reference = ImageReference.parse(image);

    assertThat(reference.name()).isEqualTo(name);
    assertThat(reference.tag()).isEqualTo(tag);
  }
}
