package org.imagewizard.catalog.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Serves the repositories of a folder over https, as git's own http-backend does. */
final class GitHttps implements AutoCloseable {
  private static final String SERVICE = "git-upload-pack";

  private final HttpsServer server;
  private final Path folder;

  GitHttps(SSLContext context, Path folder) throws IOException {
    this.folder = folder;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = path.replaceFirst("^/lab/([a-z]+)\\.git/.*$", "$1");
    boolean refs = path.endsWith("/info/refs");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Git git = Git.open(folder.resolve(name).toFile());
        InputStream in = body(exchange)) {
      UploadPack pack = new UploadPack(git.getRepository());
      pack.setBiDirectionalPipe(false);
      if (refs) {
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=" + SERVICE + "\n");
        lines.end();
        pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
      } else {
        pack.upload(in, out, null);
      }
    }
    String kind = refs ? "advertisement" : "result";
    exchange.getResponseHeaders().set("Content-Type", "application/x-" + SERVICE + "-" + kind);
    exchange.sendResponseHeaders(200, out.size());
    try (OutputStream to = exchange.getResponseBody()) {
      out.writeTo(to);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
