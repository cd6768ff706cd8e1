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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
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
      throw wrong("The certificate " + file + " ended on " + certificate.getNotAfter() + ".", e);
    } catch (CertificateNotYetValidException e) {
      throw wrong("The certificate " + file + " begins only later.", e);
    }
    List<String> names = names(certificate);
    if (!site.domain().isEmpty() && names.stream().noneMatch(n -> covers(n, site.domain()))) {
      throw wrong(
          "The certificate "
              + file
              + " is for "
              + (names.isEmpty() ? "no domain" : String.join(", ", names))
              + ", not for "
              + site.domain()
              + ".",
          null);
    }
    Path key = Path.of(site.key());
    if (!read(key).contains("PRIVATE KEY-----")) {
      throw wrong("The file " + key + " holds no private key in PEM form.", null);
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
      throw wrong("The file " + file + " holds no certificate that can be read.", e);
    }
    throw wrong("The file " + file + " holds no certificate in PEM form.", null);
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
      throw wrong("The names in the certificate cannot be read.", e);
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
      throw wrong("The file " + file + " is not there, or you may not read it.", e);
    }
  }

  private static ProblemException wrong(
      String sentence, @org.jspecify.annotations.Nullable Exception cause) {
    Problem problem = Problem.input("site.certificate", sentence + " Nothing was written.");
    return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
  }
}
