package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.plan.Site;

/** Whether the certificate files of a site are there and could serve it. */
public final class SiteFiles {
  private static final int DNS_NAME = 2;

  private SiteFiles() {}

  /**
   * @throws ProblemException kind INPUT, one sentence, when a file is missing or no PEM, when the
   *     certificate is out of date, or is for another domain
   */
  public static void check(Site site, Clock clock) {
    if (site.certificates() != Site.Certificates.FILES) {
      return;
    }
    Path file = Path.of(site.certificate());
    X509Certificate certificate = certificate(file);
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateExpiredException e) {
      throw wrong(
          Sentence.of(
              "site.ended",
              file,
              certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC).toLocalDate()),
          e);
    } catch (CertificateNotYetValidException e) {
      throw wrong(Sentence.of("site.early", file), e);
    }
    List<String> names = names(certificate);
    if (!site.domain().isEmpty() && names.stream().noneMatch(n -> covers(n, site.domain()))) {
      throw wrong(
          names.isEmpty()
              ? Sentence.of("site.no-domain", file, site.domain())
              : Sentence.of("site.other-domain", file, String.join(", ", names), site.domain()),
          null);
    }
    Path key = Path.of(site.key());
    if (!read(key).contains("PRIVATE KEY-----")) {
      throw wrong(Sentence.of("site.no-key", key), null);
    }
  }

  private static X509Certificate certificate(Path file) {
    String text = read(file);
    int start = text.indexOf("-----BEGIN CERTIFICATE-----");
    try {
      if (start >= 0) {
        var bytes = new java.io.ByteArrayInputStream(text.substring(start).getBytes());
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
      }
    } catch (CertificateException e) {
      throw wrong(Sentence.of("site.unread", file), e);
    }
    throw wrong(Sentence.of("site.no-pem", file), null);
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> all = certificate.getSubjectAlternativeNames();
      if (all != null) {
        for (List<?> entry : all) {
          if (entry.get(0).equals(DNS_NAME)) {
            names.add(String.valueOf(entry.get(1)).toLowerCase(Locale.ROOT));
          }
        }
      }
      return names;
    } catch (CertificateException e) {
      throw wrong(Sentence.of("site.names"), e);
    }
  }

  /** A star stands for one part. */
  private static boolean covers(String name, String domain) {
    return name.equals(domain)
        || (name.startsWith("*.")
            && domain.indexOf('.') > 0
            && domain.substring(domain.indexOf('.')).equals(name.substring(1)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw wrong(Sentence.of("site.missing", file), e);
    }
  }

  private static ProblemException wrong(
      Phrase sentence, @org.jspecify.annotations.Nullable Exception cause) {
    Problem problem = Problem.input("site.certificate", sentence);
    return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
  }
}
