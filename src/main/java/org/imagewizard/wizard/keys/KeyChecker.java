package org.imagewizard.wizard.keys;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.catalog.KeyCheck;

/**
 * Asks whoever issued a key whether it works. Only when a person wants it, at most five seconds a
 * key. Blocks; thread-safe.
 */
public final class KeyChecker {
  /** One key's check never takes longer. */
  public static final Duration LIMIT = Duration.ofSeconds(5);

  /**
   * {@code IMAGE_WIZARD_CHECK_GOOGLE_PLACES_KEY=http://127.0.0.1:9000} and so on: a lab's proxy, or
   * a stand-in, is asked instead of the internet.
   */
  static final String BASE = "IMAGE_WIZARD_CHECK_";

  private final Map<String, String> env;
  private final KeyHttp http;
  private final Duration limit;

  /**
   * @param env the process environment: proxies, and other places to ask
   */
  public KeyChecker(Map<String, String> env) {
    this(env, LIMIT);
  }

  KeyChecker(Map<String, String> env, Duration limit) {
    this.env = Map.copyOf(env);
    this.http = new KeyHttp(env);
    this.limit = limit;
  }

  /** Every key of a sheet that can be checked, side by side; the others are NOT_ASKED. */
  public Map<String, KeyVerdict> checkAll(KeySheet sheet, Cancellation cancellation) {
    List<Callable<KeyVerdict>> works =
        sheet.entries().stream()
            .<Callable<KeyVerdict>>map(entry -> () -> check(entry, sheet, cancellation))
            .toList();
    List<KeyVerdict> verdicts = Tasks.all(works);
    Map<String, KeyVerdict> byName = new LinkedHashMap<>();
    for (int i = 0; i < verdicts.size(); i++) {
      byName.put(sheet.entries().get(i).name(), verdicts.get(i));
    }
    return byName;
  }

  /**
   * @param sheet the values beside it: an address that the check needs may be among them
   */
  public KeyVerdict check(KeySheet.Entry entry, KeySheet sheet, Cancellation cancellation) {
    Optional<KeyCheck> check = entry.variable().check();
    if (check.isEmpty() || !entry.isSet()) {
      return KeyVerdict.NONE;
    }
    return check(check.get(), entry.name(), entry.value(), sheet, cancellation);
  }

  private KeyVerdict check(
      KeyCheck check, String name, Secret value, KeySheet sheet, Cancellation cancellation) {
    String base = base(check, name, sheet);
    URI uri;
    try {
      String key = URLEncoder.encode(value.reveal(), StandardCharsets.UTF_8);
      uri = new URI(base.replaceFirst("/+$", "") + check.path().replace(KeyCheck.VALUE, key));
    } catch (URISyntaxException e) {
      return new KeyVerdict(KeyVerdict.Kind.NO_ADDRESS, "", 0, 0);
    }
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
      return new KeyVerdict(KeyVerdict.Kind.NO_ADDRESS, "", 0, 0);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    check
        .headers()
        .forEach(
            (header, text) -> headers.put(header, text.replace(KeyCheck.VALUE, value.reveal())));
    KeyHttp.Reply reply = http.send(uri, headers, Optional.empty(), limit, cancellation);
    return new KeyVerdict(kind(check, reply), uri.getHost(), reply.status(), reply.millis());
  }

  private static KeyVerdict.Kind kind(KeyCheck check, KeyHttp.Reply reply) {
    if (!reply.answered()) {
      return reply.kind();
    }
    if (is(check.good(), reply)) {
      return KeyVerdict.Kind.OK;
    }
    return is(check.bad(), reply) ? KeyVerdict.Kind.WRONG : KeyVerdict.Kind.UNCLEAR;
  }

  private static boolean is(KeyCheck.Answer answer, KeyHttp.Reply reply) {
    return answer.statuses().contains(reply.status())
        && (answer.field().isEmpty()
            || answer.values().contains(reply.body().path(answer.field()).asText("")));
  }

  private String base(KeyCheck check, String name, KeySheet sheet) {
    String instead = env.getOrDefault(BASE + name, "");
    if (!instead.isBlank()) {
      return instead.strip();
    }
    Secret given = check.baseFrom().isEmpty() ? new Secret("") : sheet.value(check.baseFrom());
    return given.isBlank() ? check.base() : given.reveal().strip();
  }
}
