package org.imagewizard.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Site.Certificates;
import org.imagewizard.plan.Site.Traefik;

/**
 * What each value of a {@link Site} may be, and which belong together. A rule answers the rest of a
 * sentence that begins with the setting's name, or nothing. The shapes are narrow because the
 * values go into configuration files of nginx and Traefik.
 */
final class SiteRules {
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_][A-Za-z0-9._~-]*)+");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern RESOLVER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private SiteRules() {}

  static Optional<String> domain(String value) {
    boolean name = DOMAIN.matcher(value).matches() && !NUMBERS.matcher(value).matches();
    return when(
        !value.isEmpty() && !name,
        "must be a host name in lower case, as image.example.org, without https:// and without a"
            + " path");
  }

  static Optional<String> path(String value) {
    return when(
        !value.isEmpty() && !PATH.matcher(value).matches(),
        "must begin with a slash and not end with one, as /image");
  }

  static Optional<String> email(String value) {
    return when(
        !value.isEmpty() && !EMAIL.matcher(value).matches(),
        "must be an e-mail address, as admin@example.org");
  }

  static Optional<String> resolver(String value) {
    return when(
        !value.isEmpty() && !RESOLVER.matcher(value).matches(),
        "must be a resolver's name: letters, digits, \"-\" and \"_\"");
  }

  static Optional<String> file(String value) {
    try {
      boolean whole = value.isEmpty() || Path.of(value).isAbsolute();
      boolean readable = value.chars().noneMatch(c -> c < ' ' || c == 0x7f);
      return when(!whole || !readable, "must be the whole path of a PEM file");
    } catch (InvalidPathException e) {
      return Optional.of("must be the whole path of a PEM file");
    }
  }

  /** What is missing or too much for who may reach the server; whole sentences, no full stop. */
  static List<String> together(Reach reach, Site site) {
    List<String> broken = new ArrayList<>();
    if (site.certificate().isEmpty() != site.key().isEmpty()) {
      broken.add("a certificate and its key come together, and one of the two files is missing");
    }
    switch (reach) {
      case LOCAL ->
          add(
              broken,
              !site.equals(Site.NONE),
              "a domain and certificates belong to the network lab or production, not to local");
      case LAB ->
          add(
              broken,
              !site.path().isEmpty() || !site.email().isEmpty() || site.traefik() == Traefik.JOIN,
              "a path, an e-mail address and another Traefik belong to the network production; lab"
                  + " takes a certificate and its key");
      case PRODUCTION -> production(broken, site);
    }
    return broken;
  }

  private static void production(List<String> broken, Site site) {
    add(
        broken,
        site.domain().isEmpty(),
        "the network production needs a domain under which browsers reach the server"
            + " (--domain image.example.org)");
    boolean files = site.certificates() == Certificates.FILES;
    if (site.traefik() == Traefik.JOIN) {
      add(
          broken,
          files || !site.email().isEmpty(),
          "a Traefik that is joined has its own certificates; an e-mail address or certificate"
              + " files are for one of the wizard's");
      return;
    }
    add(
        broken,
        !files && site.email().isEmpty(),
        "the network production needs a certificate: an e-mail address to get one from Let's"
            + " Encrypt (--email), or the files of one (--cert and --cert-key)");
    add(
        broken,
        files && !site.email().isEmpty(),
        "an e-mail address is for a certificate from Let's Encrypt, and files of one were given"
            + " too");
    add(
        broken,
        !site.email().isEmpty() && !site.domain().isEmpty() && !site.domain().contains("."),
        "Let's Encrypt gives certificates only for whole domain names, and \""
            + site.domain()
            + "\" is not one");
  }

  private static void add(List<String> broken, boolean is, String sentence) {
    if (is) {
      broken.add(sentence);
    }
  }

  private static Optional<String> when(boolean broken, String sentence) {
    return broken ? Optional.of(sentence) : Optional.empty();
  }
}
