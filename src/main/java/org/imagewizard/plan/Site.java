package org.imagewizard.plan;

import java.util.Optional;
import org.imagewizard.base.text.Phrase;

/**
 * What only a server that others reach has: a domain name, certificates, who terminates HTTPS.
 *
 * @param domain host name under which browsers reach the server; empty for none
 * @param path below which it lies there, as /image; empty for the whole domain
 * @param traefik whose Traefik stands in front
 * @param email whom the certificate authority writes to; empty without ACME
 * @param certificate absolute path of a PEM file with the chain; empty for none
 * @param key absolute path of the certificate's PEM key; empty for none
 * @param resolver certificate resolver of a Traefik that is joined; empty for its own default
 * @param httpsPort published for HTTPS
 */
public record Site(
    String domain,
    String path,
    Traefik traefik,
    String email,
    String certificate,
    String key,
    String resolver,
    int httpsPort) {
  /** The name that IMAGE's own files expect of a Traefik's resolver. */
  public static final String USUAL_RESOLVER = "myresolver";

  public static final int USUAL_HTTPS = 443;

  /** Nothing of it: for a server of this computer only. */
  public static final Site NONE =
      new Site("", "", Traefik.OWN, "", "", "", USUAL_RESOLVER, USUAL_HTTPS);

  /** One that the wizard writes, or one that runs on this engine already. */
  public enum Traefik {
    OWN,
    JOIN
  }

  /** Where the certificate comes from. */
  public enum Certificates {
    NONE,
    ACME,
    FILES,
    RESOLVER
  }

  public Certificates certificates() {
    if (!certificate.isEmpty()) {
      return Certificates.FILES;
    }
    if (traefik == Traefik.JOIN) {
      return resolver.isEmpty() ? Certificates.NONE : Certificates.RESOLVER;
    }
    return email.isEmpty() ? Certificates.NONE : Certificates.ACME;
  }

  /** What is wrong with a domain that was typed, if anything. */
  public static Optional<Phrase> domainMistake(String typed) {
    return SiteRules.domain(typed);
  }

  /** What is wrong with a path below the domain, if anything. */
  public static Optional<Phrase> pathMistake(String typed) {
    return SiteRules.path(typed);
  }

  /** What is wrong with an e-mail address that was typed, if anything. */
  public static Optional<Phrase> emailMistake(String typed) {
    return SiteRules.email(typed);
  }

  /** What is wrong with a resolver's name that was typed, if anything. */
  public static Optional<Phrase> resolverMistake(String typed) {
    return SiteRules.resolver(typed);
  }

  /** What is wrong with the path of a PEM file that was typed, if anything. */
  public static Optional<Phrase> fileMistake(String typed) {
    return SiteRules.file(typed);
  }

  /** What is missing or too much for {@code reach}, one sentence; empty when all is there. */
  public Optional<Phrase> mistake(DeploymentPlan.Reach reach) {
    return SiteRules.together(reach, this).stream().findFirst();
  }

  /** What a browser is given, without a slash at the end. */
  public String address() {
    String port = httpsPort == USUAL_HTTPS ? "" : ":" + httpsPort;
    return "https://" + domain + port + path;
  }

  public Site withDomain(String next) {
    return new Site(next, path, traefik, email, certificate, key, resolver, httpsPort);
  }

  public Site withPath(String next) {
    return new Site(domain, next, traefik, email, certificate, key, resolver, httpsPort);
  }

  public Site withTraefik(Traefik next) {
    return new Site(domain, path, next, email, certificate, key, resolver, httpsPort);
  }

  public Site withEmail(String next) {
    return new Site(domain, path, traefik, next, certificate, key, resolver, httpsPort);
  }

  public Site withFiles(String nextCertificate, String nextKey) {
    return new Site(domain, path, traefik, email, nextCertificate, nextKey, resolver, httpsPort);
  }

  public Site withResolver(String next) {
    return new Site(domain, path, traefik, email, certificate, key, next, httpsPort);
  }

  public Site withHttpsPort(int next) {
    return new Site(domain, path, traefik, email, certificate, key, resolver, next);
  }
}
