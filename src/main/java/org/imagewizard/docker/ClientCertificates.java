package org.imagewizard.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;

/**
 * What docker keeps in a folder for an engine that wants TLS: {@code ca.pem} (whom to believe),
 * {@code cert.pem} and {@code key.pem} (who we are). Read with Java's own means, so that no
 * cryptography library has to be shipped.
 */
final class ClientCertificates {
  static final String PROBLEM = "engine.tls";

  private static final char[] NO_PASSWORD = {};

  private final Path folder;

  ClientCertificates(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws ProblemException kind ENGINE; its evidence names the file that cannot be used
   */
  SSLContext context() {
    Certificate[] own = certificates("cert.pem");
    PrivateKey key = key("key.pem");
    Certificate[] believed = certificates("ca.pem");
    try {
      KeyStore identity = KeyStore.getInstance("PKCS12");
      KeyStore trust = KeyStore.getInstance("PKCS12");
      identity.load(null, NO_PASSWORD);
      identity.setKeyEntry("docker", key, NO_PASSWORD, own);
      trust.load(null, NO_PASSWORD);
      for (int i = 0; i < believed.length; i++) {
        trust.setCertificateEntry("ca-" + i, believed[i]);
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(identity, NO_PASSWORD);
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("cert.pem", Sentence.of("certificate.stranger"), e);
    }
  }

  /**
   * For an engine behind a socket: believes nobody. The transport would make a context in any case,
   * by itself from the system's some 140 authorities, in a tenth of a second.
   */
  static SSLContext none() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows TLS", e);
    }
  }

  private Certificate[] certificates(String name) {
    byte[] bytes = text(name).getBytes(StandardCharsets.UTF_8);
    try {
      Certificate[] found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .toArray(new Certificate[0]);
      if (found.length == 0) {
        throw unusable(name, Sentence.of("certificate.empty"), new IOException("empty"));
      }
      return found;
    } catch (GeneralSecurityException e) {
      throw unusable(name, Sentence.of("certificate.no-certificate"), e);
    }
  }

  private PrivateKey key(String name) {
    try {
      return PrivateKeys.read(text(name));
    } catch (PrivateKeys.UnusableKeyException e) {
      throw unusable(name, e.why(), e);
    }
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw unusable(name, Sentence.of("certificate.missing"), e);
    } catch (IOException e) {
      throw unusable(name, Sentence.of("certificate.unread"), e);
    }
  }

  private ProblemException unusable(String name, Phrase why, Exception cause) {
    String file = folder.resolve(name).toString();
    return new ProblemException(
        Problem.engine(
            PROBLEM,
            Sentence.of("certificate.unusable", file, why),
            List.of(file),
            Sentence.of("certificate.advice")),
        cause);
  }
}
