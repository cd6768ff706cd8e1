package org.imagewizard.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imagewizard.base.text.Phrase;

/**
 * What each value of a plan may be. A rule answers the rest of a sentence that begins with the
 * setting's name, or nothing when the value is fine.
 */
final class PlanRules {
  /** What the engine accepts as a tag. */
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

  /** It becomes a part of Compose's project name, which allows no more than this. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  private static final Pattern NETWORK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._-]+");

  /** host[:port] and path parts; path parts are lower case in every registry. */
  private static final Pattern REGISTRY =
      Pattern.compile(
          "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");

  static final int LARGEST_PORT = 65535;
  static final int MOST_REPLICAS = 16;

  private PlanRules() {}

  static Optional<Phrase> name(String value) {
    return when(!NAME.matcher(value).matches(), Sentence.of("rule.name"));
  }

  static Optional<Phrase> service(String value) {
    return when(!SERVICE.matcher(value).matches(), Sentence.of("rule.service"));
  }

  static Optional<Phrase> source(String value) {
    try {
      return when(
          !value.equals("bundled") && !Path.of(value).isAbsolute(), Sentence.of("rule.source"));
    } catch (InvalidPathException e) {
      return Optional.of(Sentence.of("rule.source.no-path"));
    }
  }

  static Optional<Phrase> tag(String value) {
    return when(!TAG.matcher(value).matches(), Sentence.of("rule.tag"));
  }

  static Optional<Phrase> registry(String value) {
    return when(
        !value.isEmpty() && !REGISTRY.matcher(value).matches(), Sentence.of("rule.registry"));
  }

  static Optional<Phrase> networkName(String value) {
    return when(!NETWORK.matcher(value).matches(), Sentence.of("rule.network"));
  }

  static Optional<Phrase> port(long value) {
    return between(value, 1, LARGEST_PORT);
  }

  static Optional<Phrase> replicas(long value) {
    return between(value, 1, MOST_REPLICAS);
  }

  /** The cache cannot hold one item of 5 MB with less than this. */
  static Optional<Phrase> memcachedMiB(long value) {
    return between(value, 16, 1_048_576);
  }

  static Optional<Phrase> logMaxSizeMiB(long value) {
    return between(value, 1, 100_000);
  }

  static Optional<Phrase> logMaxFiles(long value) {
    return between(value, 1, 1000);
  }

  /** Every rule that a plan breaks, one sentence each. */
  static List<Phrase> broken(DeploymentPlan plan) {
    List<Phrase> broken = new ArrayList<>();
    say(broken, Sentence.of("value.name", plan.name()), name(plan.name()));
    say(broken, Sentence.of("value.source", plan.source()), source(plan.source()));
    say(broken, Sentence.of("value.channel", plan.channel()), tag(plan.channel()));
    say(broken, Sentence.of("value.registry", plan.registry()), registry(plan.registry()));
    say(broken, Sentence.of("value.network", plan.networkName()), networkName(plan.networkName()));
    say(broken, Sentence.of("value.port", String.valueOf(plan.port())), port(plan.port()));
    Site site = plan.site();
    say(broken, Sentence.of("value.domain", site.domain()), SiteRules.domain(site.domain()));
    say(broken, Sentence.of("value.path", site.path()), SiteRules.path(site.path()));
    say(broken, Sentence.of("value.email", site.email()), SiteRules.email(site.email()));
    say(
        broken,
        Sentence.of("value.certificate", site.certificate()),
        SiteRules.file(site.certificate()));
    say(broken, Sentence.of("value.key", site.key()), SiteRules.file(site.key()));
    say(
        broken,
        Sentence.of("value.resolver", site.resolver()),
        SiteRules.resolver(site.resolver()));
    say(
        broken,
        Sentence.of("value.https-port", String.valueOf(site.httpsPort())),
        port(site.httpsPort()));
    broken.addAll(SiteRules.together(plan.network(), site));
    say(
        broken,
        Sentence.of("value.cache", String.valueOf(plan.memcachedMiB())),
        memcachedMiB(plan.memcachedMiB()));
    say(
        broken,
        Sentence.of("value.log-size", String.valueOf(plan.logMaxSizeMiB())),
        logMaxSizeMiB(plan.logMaxSizeMiB()));
    say(
        broken,
        Sentence.of("value.log-files", String.valueOf(plan.logMaxFiles())),
        logMaxFiles(plan.logMaxFiles()));
    for (DeploymentPlan.PlannedService service : plan.services()) {
      say(
          broken,
          Sentence.of("value.replicas", String.valueOf(service.replicas()), service.name()),
          replicas(service.replicas()));
      if (!service.tag().isEmpty()) {
        say(broken, Sentence.of("value.tag", service.tag(), service.name()), tag(service.tag()));
      }
    }
    return broken;
  }

  private static void say(List<Phrase> broken, Phrase what, Optional<Phrase> rule) {
    rule.ifPresent(rest -> broken.add(Sentence.of("plan.value", what, rest)));
  }

  private static Optional<Phrase> between(long value, long least, long most) {
    return when(
        value < least || value > most,
        Sentence.of("rule.between", String.valueOf(least), String.valueOf(most)));
  }

  private static Optional<Phrase> when(boolean broken, Phrase sentence) {
    return broken ? Optional.of(sentence) : Optional.empty();
  }
}
