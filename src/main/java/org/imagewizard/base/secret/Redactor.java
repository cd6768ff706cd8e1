package org.imagewizard.base.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Takes known secrets out of text, by value: raw, base64 and URL-encoded. Thread-safe. One instance
 * is wired through the program; everything that leaves it (log view, errors, JSON, reports) passes
 * here.
 */
public final class Redactor {
  private static final String MASK = "[secret]";

  /** Shorter values would blot out ordinary words. */
  private static final int SHORTEST = 6;

  /** Longest first, so that a secret containing another one disappears whole. */
  private final Set<String> forms =
      new ConcurrentSkipListSet<>(
          (one, other) ->
              one.length() == other.length()
                  ? one.compareTo(other)
                  : Integer.compare(other.length(), one.length()));

  public void know(Secret secret) {
    String value = secret.reveal();
    if (value.length() < SHORTEST) {
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    forms.add(value);
    forms.add(Base64.getEncoder().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  public String redact(String text) {
    String result = text;
    for (String form : forms) {
      if (result.contains(form)) {
        result = result.replace(form, MASK);
      }
    }
    return result;
  }
}
