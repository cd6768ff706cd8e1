package org.imagewizard.cli.command;

import org.imagewizard.plan.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a server that others reach: its domain, certificates, who stands in front. */
final class SiteOptions {
  @Option(names = "--domain", paramLabel = "HOST")
  @Nullable String domain;

  @Option(names = "--path", paramLabel = "/PREFIX")
  @Nullable String path;

  @Option(names = "--email", paramLabel = "ADDRESS")
  @Nullable String email;

  @Option(names = "--cert", paramLabel = "FILE")
  @Nullable String certificate;

  @Option(names = "--cert-key", paramLabel = "FILE")
  @Nullable String key;

  @Option(names = "--traefik", paramLabel = "own|join")
  @Nullable String traefik;

  @Option(names = "--resolver", paramLabel = "NAME")
  @Nullable String resolver;

  @Option(names = "--https-port", paramLabel = "N")
  @Nullable String httpsPort;

  Site site(Words words) {
    Site site =
        Site.NONE
            .withDomain(or(domain, ""))
            .withPath(or(path, ""))
            .withEmail(or(email, ""))
            .withResolver(or(resolver, Site.USUAL_RESOLVER))
            .withFiles(file(words, certificate), file(words, key));
    if (traefik != null) {
      site = site.withTraefik(words.choice("--traefik", traefik, Site.Traefik.class));
    }
    return httpsPort == null
        ? site
        : site.withHttpsPort(words.number("--https-port", httpsPort, 1, 65_535));
  }

  private static String file(Words words, @Nullable String word) {
    return word == null || word.isEmpty() ? "" : words.path(word).toString();
  }

  private static String or(@Nullable String given, String usual) {
    return given == null ? usual : given;
  }
}
