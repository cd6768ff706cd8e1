package org.imagewizard.render;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority of the test's own, one certificate of it, and a client that trusts it.
 */
public record SelfSigned(Path authority, Path certificate, Path key) {
  public static SelfSigned make(Path folder, String domain) throws IOException {
    Files.createDirectories(folder);
    Path store = folder.resolve("store.p12");
    keytool(store, "-genkeypair", "-alias", "ca", "-dname", "CN=Lab CA", "-ext", "bc:c");
    keytool(store, "-genkeypair", "-alias", "site", "-dname", "CN=" + domain);
    Path request = folder.resolve("site.csr");
    keytool(store, "-certreq", "-alias", "site", "-file", request.toString());
    Path site = folder.resolve("site.crt");
    keytool(
        store,
        "-gencert",
        "-alias",
        "ca",
        "-rfc",
        "-infile",
        request.toString(),
        "-outfile",
        site.toString(),
        "-ext",
        "san=dns:" + domain);
    Path authority = folder.resolve("ca.crt");
    keytool(store, "-exportcert", "-rfc", "-alias", "ca", "-file", authority.toString());
    Path key = folder.resolve("site.key");
    Files.writeString(key, pem(store));
    return new SelfSigned(authority, site, key);
  }

  /** The answer to one request, the server's name checked as browsers do. */
  String ask(int port, String domain, String line) throws Exception {
    try (Socket plain = new Socket("127.0.0.1", port);
        SSLSocket socket =
            (SSLSocket) context().getSocketFactory().createSocket(plain, domain, port, true)) {
      checkName(socket);
      String request = line + " HTTP/1.1\r\nHost: " + domain + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The versions of TLS that the server agrees to. */
  List<String> protocols(int port, String domain) throws Exception {
    List<String> agreed = new ArrayList<>();
    for (String version : context().getSupportedSSLParameters().getProtocols()) {
      try (Socket plain = new Socket("127.0.0.1", port);
          SSLSocket socket =
              (SSLSocket) context().getSocketFactory().createSocket(plain, domain, port, true)) {
        socket.setEnabledProtocols(new String[] {version});
        socket.startHandshake();
        agreed.add(socket.getSession().getProtocol());
      } catch (IOException e) {
        // Refused: not one of them.
        continue;
      }
    }
    return agreed;
  }

  private static void checkName(SSLSocket socket) {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
  }

  /** For a server that shows the certificate. */
  public SSLContext server() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream store = Files.newInputStream(key.resolveSibling("store.p12"));
        InputStream shown = Files.newInputStream(certificate)) {
      keys.load(store, "changeit".toCharArray());
      Certificate signed = CertificateFactory.getInstance("X.509").generateCertificate(shown);
      Key secret = keys.getKey("site", "changeit".toCharArray());
      keys.deleteEntry("site");
      keys.setKeyEntry("site", secret, "changeit".toCharArray(), new Certificate[] {signed});
      keys.deleteEntry("ca");
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private SSLContext context() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(authority)) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static String pem(Path store) throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, "changeit".toCharArray());
      byte[] key = keys.getKey("site", "changeit".toCharArray()).getEncoded();
      String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
      return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", store.toString(), "-storepass", "changeit", "-storetype", "PKCS12"));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "30"));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
