package org.imagewizard.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imagewizard.base.text.Phrase;
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

  static Optional<Phrase> domain(String value) {
    boolean name = DOMAIN.matcher(value).matches() && !NUMBERS.matcher(value).matches();
    return when(!value.isEmpty() && !name, Sentence.of("rule.domain"));
  }

  static Optional<Phrase> path(String value) {
    return when(!value.isEmpty() && !PATH.matcher(value).matches(), Sentence.of("rule.path"));
  }

  static Optional<Phrase> email(String value) {
    return when(!value.isEmpty() && !EMAIL.matcher(value).matches(), Sentence.of("rule.email"));
  }

  static Optional<Phrase> resolver(String value) {
    return when(
        !value.isEmpty() && !RESOLVER.matcher(value).matches(), Sentence.of("rule.resolver"));
  }

  static Optional<Phrase> file(String value) {
    try {
      boolean whole = value.isEmpty() || Path.of(value).isAbsolute();
      boolean readable = value.chars().noneMatch(c -> c < ' ' || c == 0x7f);
      return when(!whole || !readable, Sentence.of("rule.file"));
    } catch (InvalidPathException e) {
      return Optional.of(Sentence.of("rule.file"));
    }
  }

  /** What is missing or too much for who may reach the server; whole sentences. */
  static List<Phrase> together(Reach reach, Site site) {
    List<Phrase> broken = new ArrayList<>();
    if (site.certificate().isEmpty() != site.key().isEmpty()) {
      broken.add(Sentence.of("site.pair"));
    }
    switch (reach) {
      case LOCAL -> add(broken, !site.equals(Site.NONE), Sentence.of("site.local"));
      case LAB ->
          add(
              broken,
              !site.path().isEmpty() || !site.email().isEmpty() || site.traefik() == Traefik.JOIN,
              Sentence.of("site.lab"));
      case PRODUCTION -> production(broken, site);
    }
    return broken;
  }

  private static void production(List<Phrase> broken, Site site) {
    add(broken, site.domain().isEmpty(), Sentence.of("site.no-domain"));
    boolean files = site.certificates() == Certificates.FILES;
    if (site.traefik() == Traefik.JOIN) {
      add(broken, files || !site.email().isEmpty(), Sentence.of("site.joined"));
      return;
    }
    add(broken, !files && site.email().isEmpty(), Sentence.of("site.no-certificate"));
    add(broken, files && !site.email().isEmpty(), Sentence.of("site.both"));
    add(
        broken,
        !site.email().isEmpty() && !site.domain().isEmpty() && !site.domain().contains("."),
        Sentence.of("site.short", site.domain()));
  }

  private static void add(List<Phrase> broken, boolean is, Phrase sentence) {
    if (is) {
      broken.add(sentence);
    }
  }

  private static Optional<Phrase> when(boolean broken, Phrase sentence) {
    return broken ? Optional.of(sentence) : Optional.empty();
  }
}
