package org.imagewizard.catalog.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.catalog.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed beside those that Java knows: a lab's own authority, in the PEM
 * file that {@code GIT_SSL_CAINFO} names, as git itself reads it.
 */
final class Authorities {
  static final String VARIABLE = "GIT_SSL_CAINFO";

  private Authorities() {}

  /**
   * Empty where nobody named a file.
   *
   * @param env the process environment
   * @throws ProblemException kind INPUT for a file without certificates
   */
  static Optional<TrustManager[]> of(Map<String, String> env) {
    String file = env.getOrDefault(VARIABLE, "");
    return file.isEmpty() ? Optional.empty() : Optional.of(read(Path.of(file)));
  }

  private static TrustManager[] read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
      known.load(null, null);
      int number = 0;
      for (TrustManager usual : managers(null)) {
        if (usual instanceof X509TrustManager java) {
          for (X509Certificate one : java.getAcceptedIssuers()) {
            known.setCertificateEntry("known-" + number++, one);
          }
        }
      }
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        known.setCertificateEntry("named-" + number++, one);
      }
      return managers(known);
    } catch (IOException | GeneralSecurityException e) {
      throw new ProblemException(
          Problem.input("source.authority", Sentence.of("source.authority", VARIABLE, file)), e);
    }
  }

  private static TrustManager[] managers(@Nullable KeyStore known) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(known);
    return factory.getTrustManagers();
  }
}
