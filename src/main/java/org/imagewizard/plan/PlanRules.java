package org.imagewizard.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

  static Optional<String> name(String value) {
    return when(
        !NAME.matcher(value).matches(),
        "must be at most 63 lower-case letters, digits, \"-\" and \"_\", and begin with a letter"
            + " or digit");
  }

  static Optional<String> service(String value) {
    return when(!SERVICE.matcher(value).matches(), "must be a service's name");
  }

  static Optional<String> source(String value) {
    try {
      return when(
          !value.equals("bundled") && !Path.of(value).isAbsolute(),
          "must be \"bundled\" or the whole path of a compose file or folder");
    } catch (InvalidPathException e) {
      return Optional.of("must be \"bundled\" or a path");
    }
  }

  static Optional<String> tag(String value) {
    return when(
        !TAG.matcher(value).matches(),
        "must be an image tag: at most 128 letters, digits, \"_\", \".\" and \"-\"");
  }

  static Optional<String> registry(String value) {
    return when(
        !value.isEmpty() && !REGISTRY.matcher(value).matches(),
        "must look like registry.example.org:5000/path, without https:// and without a slash at"
            + " the end");
  }

  static Optional<String> networkName(String value) {
    return when(
        !NETWORK.matcher(value).matches(), "must be a name of letters, digits, \"-\" and \"_\"");
  }

  static Optional<String> port(long value) {
    return between(value, 1, LARGEST_PORT);
  }

  static Optional<String> replicas(long value) {
    return between(value, 1, MOST_REPLICAS);
  }

  /** The cache cannot hold one item of 5 MB with less than this. */
  static Optional<String> memcachedMiB(long value) {
    return between(value, 16, 1_048_576);
  }

  static Optional<String> logMaxSizeMiB(long value) {
    return between(value, 1, 100_000);
  }

  static Optional<String> logMaxFiles(long value) {
    return between(value, 1, 1000);
  }

  /** Every rule that a plan breaks, one sentence without its full stop each. */
  static List<String> broken(DeploymentPlan plan) {
    List<String> broken = new ArrayList<>();
    say(broken, "the name \"" + plan.name() + "\"", name(plan.name()));
    say(broken, "the source \"" + plan.source() + "\"", source(plan.source()));
    say(broken, "the channel \"" + plan.channel() + "\"", tag(plan.channel()));
    say(broken, "the registry prefix \"" + plan.registry() + "\"", registry(plan.registry()));
    say(broken, "the network \"" + plan.networkName() + "\"", networkName(plan.networkName()));
    say(broken, "the port " + plan.port(), port(plan.port()));
    Site site = plan.site();
    say(broken, "the domain \"" + site.domain() + "\"", SiteRules.domain(site.domain()));
    say(broken, "the path \"" + site.path() + "\"", SiteRules.path(site.path()));
    say(broken, "the e-mail address \"" + site.email() + "\"", SiteRules.email(site.email()));
    say(
        broken,
        "the certificate \"" + site.certificate() + "\"",
        SiteRules.file(site.certificate()));
    say(broken, "the key file \"" + site.key() + "\"", SiteRules.file(site.key()));
    say(broken, "the resolver \"" + site.resolver() + "\"", SiteRules.resolver(site.resolver()));
    say(broken, "the HTTPS port " + site.httpsPort(), port(site.httpsPort()));
    broken.addAll(SiteRules.together(plan.network(), site));
    say(broken, "the cache size " + plan.memcachedMiB(), memcachedMiB(plan.memcachedMiB()));
    say(broken, "the log size " + plan.logMaxSizeMiB(), logMaxSizeMiB(plan.logMaxSizeMiB()));
    say(broken, "the number of log files " + plan.logMaxFiles(), logMaxFiles(plan.logMaxFiles()));
    for (DeploymentPlan.PlannedService service : plan.services()) {
      String of = " of " + service.name();
      say(broken, "replicas " + service.replicas() + of, replicas(service.replicas()));
      if (!service.tag().isEmpty()) {
        say(broken, "the tag \"" + service.tag() + "\"" + of, tag(service.tag()));
      }
    }
    return broken;
  }

  private static void say(List<String> broken, String what, Optional<String> rule) {
    rule.ifPresent(rest -> broken.add(what + " " + rest));
  }

  private static Optional<String> between(long value, long least, long most) {
    return when(
        value < least || value > most, "must be a whole number from " + least + " to " + most);
  }

  private static Optional<String> when(boolean broken, String sentence) {
    return broken ? Optional.of(sentence) : Optional.empty();
  }
}
