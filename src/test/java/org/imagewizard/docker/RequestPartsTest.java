package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values and versions on their way into a request. */
class RequestPartsTest {
  @Test
  void theVersionSpokenIsOneThatBothKnow() {
    assertThat(ApiVersion.negotiate(new ApiVersion(1, 41), new ApiVersion(1, 12)))
        .hasToString("1.41");
    assertThat(ApiVersion.negotiate(new ApiVersion(1, 99), new ApiVersion(1, 44)))
        .isEqualTo(ApiVersion.NEWEST);
    assertThat(ApiVersion.negotiate(new ApiVersion(1, 99), new ApiVersion(1, 60)))
        .hasToString("1.60");
    assertThat(ApiVersion.parse("1.44")).contains(new ApiVersion(1, 44));
    assertThat(ApiVersion.parse("1.x")).isEmpty();
    assertThat(ApiVersion.parse("")).isEmpty();
  }

  @Test
  void valuesAreEncoded() {
    assertThat(Query.part("127.0.0.1:5000/a b@sha256:1"))
        .isEqualTo("127.0.0.1:5000/a%20b@sha256:1");
    assertThat(Query.path("/x").with("a", "b c&d").filters(Map.of("label", List.of("k=v"))).build())
        .isEqualTo("/x?a=b+c%26d&filters=%7B%22label%22%3A%5B%22k%3Dv%22%5D%7D");
  }
}
