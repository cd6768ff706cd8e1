package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real handshake, in which each side must show who it is, with every form a key comes in. */
class ClientCertificatesTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"RSA,PKCS8", "RSA,PKCS1", "EC,PKCS8", "EC,SEC1", "Ed25519,PKCS8"})
  void anEngineThatWantsTlsIsReached(String algorithm, String form) throws Exception {
    KeyStore store = identity(algorithm);
    PrivateKey key = (PrivateKey) store.getKey("engine", PASSWORD);
    String certificate = pem("CERTIFICATE", store.getCertificate("engine").getEncoded());
    Files.writeString(folder.resolve("ca.pem"), certificate);
    Files.writeString(folder.resolve("cert.pem"), certificate);
    Files.writeString(folder.resolve("key.pem"), keyPem(key.getEncoded(), form));

    try (SSLServerSocket server = server(store)) {
      Thread answering = Thread.ofVirtual().start(() -> answer(server));
      Endpoint endpoint =
          new Endpoint("tcp://127.0.0.1:" + server.getLocalPort(), Optional.of(folder));
      try (EngineHttp http = new EngineHttp(endpoint, "")) {
        EngineHttp.Reply reply =
            http.send("GET", "/_ping", Optional.empty(), Duration.ofSeconds(30));
        assertThat(reply.body()).isEqualTo("OK");
      }
      answering.join();
    }
  }

  @Test
  void aBadFolderIsNamedWithTheFile() throws Exception {
    KeyStore store = identity("EC");
    assertThatThrownBy(this::context).hasMessageContaining("cert.pem is missing");
    Files.writeString(
        folder.resolve("cert.pem"),
        pem("CERTIFICATE", store.getCertificate("engine").getEncoded()));
    Files.writeString(folder.resolve("key.pem"), "hello");
    assertThatThrownBy(this::context).hasMessageContaining("key.pem holds no private key");
    Files.writeString(folder.resolve("key.pem"), pem("ENCRYPTED PRIVATE KEY", new byte[9]));
    assertThatThrownBy(this::context).hasMessageContaining("key.pem is protected");
    Files.writeString(
        folder.resolve("key.pem"), pem("EC PRIVATE KEY", new byte[] {0x30, 3, 2, 1, 1}));
    assertThatThrownBy(this::context).hasMessageContaining("key.pem is damaged");
    Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", new byte[9]));
    assertThatThrownBy(this::context).hasMessageContaining("key.pem is damaged");
    Files.writeString(
        folder.resolve("key.pem"),
        pem("PRIVATE KEY", store.getKey("engine", PASSWORD).getEncoded()));
    Files.writeString(folder.resolve("ca.pem"), "");
    assertThatThrownBy(this::context).hasMessageContaining("ca.pem holds no certificate");
  }

  @Test
  void theSearchForAnEngineKeepsTheReason() {
    Endpoint endpoint = new Endpoint("tcp://127.0.0.1:2376", Optional.of(folder));
    EngineProbe.Answer answer = new EngineProbe(Duration.ofSeconds(5)).probe(endpoint);
    assertThat(answer.engine()).isEmpty();
    assertThat(answer.refusal().orElseThrow().toString())
        .contains(folder.resolve("cert.pem").toString(), "is missing");
  }

  private SSLContext context() {
    try {
      return new ClientCertificates(folder).context();
    } catch (ProblemException e) {
      assertThat(e.problem().id()).isEqualTo("engine.tls");
      throw e;
    }
  }

  /** Java can sign certificates only through its tool. */
  private KeyStore identity(String algorithm) throws Exception {
    Path file = folder.resolve("engine.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "engine",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=engine",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-ext",
                "BC=ca:true")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLServerSocket server(KeyStore store) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore believed = KeyStore.getInstance("PKCS12");
    believed.load(null, PASSWORD);
    believed.setCertificateEntry("client", store.getCertificate("engine"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(believed);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    SSLServerSocket server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    return server;
  }

  private static void answer(SSLServerSocket server) {
    try (SSLSocket socket = (SSLSocket) server.accept()) {
      InputStream in = socket.getInputStream();
      int last = 0;
      while (last != 0x0d0a0d0a) {
        int read = in.read();
        if (read < 0) {
          return;
        }
        last = last << 8 | read;
      }
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK"
                  .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The client's own assertion says what went wrong.
    }
  }

  /** The inner part of PKCS #8 is what the two old forms hold. */
  private static String keyPem(byte[] pkcs8, String form) {
    if (form.equals("PKCS8")) {
      return pem("PRIVATE KEY", pkcs8);
    }
    boolean rsa = form.equals("PKCS1");
    int at = header(pkcs8, 0) + 3;
    at += header(pkcs8, at) + (pkcs8[at + 1] & 0xff);
    byte[] inner = Arrays.copyOfRange(pkcs8, at + header(pkcs8, at), pkcs8.length);
    return rsa ? pem("RSA PRIVATE KEY", inner) : pem("EC PRIVATE KEY", withCurve(inner, pkcs8));
  }

  private static int header(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return first < 0x80 ? 2 : 2 + first - 0x80;
  }

  /** openssl adds the curve to the key itself: element [0], after the secret number. */
  private static byte[] withCurve(byte[] sec1, byte[] pkcs8) {
    int algorithm = header(pkcs8, 0) + 3;
    int curveAt = algorithm + 2 + 9;
    byte[] curve = Arrays.copyOfRange(pkcs8, curveAt, curveAt + 2 + pkcs8[curveAt + 1]);
    int secret = 2 + 3;
    int end = secret + 2 + sec1[secret + 1];
    byte[] changed = new byte[sec1.length + 2 + curve.length];
    System.arraycopy(sec1, 0, changed, 0, end);
    changed[1] = (byte) (sec1[1] + 2 + curve.length);
    changed[end] = (byte) 0xa0;
    changed[end + 1] = (byte) curve.length;
    System.arraycopy(curve, 0, changed, end + 2, curve.length);
    System.arraycopy(sec1, end, changed, end + 2 + curve.length, sec1.length - end);
    return changed;
  }

  private static String pem(String kind, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
