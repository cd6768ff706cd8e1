package org.imagewizard.machine;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;

/**
 * Whether the registry that holds IMAGE's images answers, and whether this computer's clock agrees
 * with its. Never stops anybody: a lab may mirror.
 */
final class RegistryCheck {
  static final URI USUAL = URI.create("https://ghcr.io/v2/");

  /** Certificates are valid to the second; but only minutes are ever a reason. */
  private static final Duration NEAR = Duration.ofMinutes(2);

  private final URI address;
  private final Map<String, String> env;

  RegistryCheck(URI address, Map<String, String> env) {
    this.address = address;
    this.env = env;
  }

  Finding registry(RegistryAnswer answer) {
    Finding finding = verdict(answer).proof(answer.words());
    return finding.status() == Finding.Status.OK
        ? finding
        : finding.proof(Sentence.of("net.registry.own-way"));
  }

  private Finding verdict(RegistryAnswer answer) {
    String host = address.getHost();
    if (answer.status().isEmpty()) {
      FindingKind kind =
          answer.unknown() ? FindingKind.REGISTRY_NO_NAME : FindingKind.REGISTRY_SILENT;
      return Finding.of(kind, host);
    }
    int status = answer.status().get();
    // A registry asks strangers for a token first; that is an answer too.
    if (status >= 400 && status != 401) {
      return Finding.of(FindingKind.REGISTRY_REFUSED, host, "HTTP " + status);
    }
    Optional<String> proxy = Proxies.of(env).filter(one -> "https".equals(address.getScheme()));
    return proxy
        .map(
            one ->
                Finding.of(
                    FindingKind.REGISTRY_PROXY,
                    host,
                    Proxies.withoutPassword(one),
                    answer.millis()))
        .orElseGet(() -> Finding.of(FindingKind.REGISTRY_OK, host, answer.millis()));
  }

  /**
   * @param engine the clock of an engine on another computer, with our own at that moment
   */
  static Finding clock(RegistryAnswer answer, String host, Optional<Compared> engine) {
    Optional<Compared> compared =
        engine.or(() -> answer.date().map(date -> new Compared(host, date, answer.asked())));
    if (compared.isEmpty()) {
      return Finding.of(FindingKind.CLOCK_UNKNOWN);
    }
    Duration off = Duration.between(compared.get().theirs(), compared.get().ours()).abs();
    Phrase proof =
        Sentence.of(
            "host.clock.compared",
            compared.get().who(),
            compared.get().theirs().truncatedTo(ChronoUnit.SECONDS),
            compared.get().ours().truncatedTo(ChronoUnit.SECONDS));
    return (off.compareTo(NEAR) > 0
            ? Finding.of(FindingKind.CLOCK_WRONG, words(off))
            : Finding.of(FindingKind.CLOCK_OK, (int) off.toSeconds()))
        .proof(proof);
  }

  /** Two clocks at one moment. */
  record Compared(String who, Instant theirs, Instant ours) {}

  private static Phrase words(Duration off) {
    if (off.toDays() > 1) {
      return Sentence.of("host.clock.days", (int) Math.min(off.toDays(), Integer.MAX_VALUE));
    }
    if (off.toHours() > 1) {
      return Sentence.of("host.clock.hours", (int) off.toHours());
    }
    return Sentence.of("host.clock.minutes", (int) off.toMinutes());
  }
}
