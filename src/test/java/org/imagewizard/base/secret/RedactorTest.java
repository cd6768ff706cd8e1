package org.imagewizard.base.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private static final String VALUE = "canary/+ key ü 42";

  @Test
  void takesOutEveryForm() {
    Redactor redactor = new Redactor();
    redactor.know(new Secret(VALUE));
    String base64 = Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8));
    String url = URLEncoder.encode(VALUE, StandardCharsets.UTF_8);
    assertThat(redactor.redact("a " + VALUE + " b " + base64 + " c " + url))
        .isEqualTo("a [secret] b [secret] c [secret]");
  }

  @Test
  void theLongerSecretGoesFirst() {
    Redactor redactor = new Redactor();
    redactor.know(new Secret("abcdef"));
    redactor.know(new Secret("abcdefghij"));
    assertThat(redactor.redact("abcdefghij abcdef")).isEqualTo("[secret] [secret]");
  }

  @Test
  void aSecretDoesNotPrintItself() {
    Secret secret = new Secret("sk-1234567890abcdefgh");
    assertThat(secret.toString()).doesNotContain("1234567890");
    assertThat(secret.masked()).isEqualTo("****efgh");
    assertThat(new Secret("short").masked()).isEqualTo("****");
  }
}
