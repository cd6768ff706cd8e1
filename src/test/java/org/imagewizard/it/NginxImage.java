package org.imagewizard.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.imagewizard.docker.Engine;
import org.junit.jupiter.api.Assumptions;

/**
 * An image that behaves as Docker's nginx: this computer's real nginx with the libraries that it
 * needs, started in the foreground with /etc/nginx/nginx.conf. Where nothing is mounted over that
 * file it says what it was asked, as a stand-in for the orchestrator.
 */
public final class NginxImage {
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+)");
  private static final String ECHO =
      """
      pid /tmp/nginx.pid;
      events {}
      http {
        access_log off;
        client_body_temp_path /tmp/body;
        proxy_temp_path /tmp/proxy;
        fastcgi_temp_path /tmp/fastcgi;
        uwsgi_temp_path /tmp/uwsgi;
        scgi_temp_path /tmp/scgi;
        server {
          listen 80;
          listen 8080;
          default_type text/plain;
          location / {
            return 200 "$request_method $request_uri for $host by $http_x_forwarded_proto\\n";
          }
        }
      }
      """;

  private NginxImage() {}

  /** Makes the image under {@code reference}; skips, aloud, where there is no nginx. */
  public static void make(Engine engine, String reference) {
    try {
      byte[] root = root(binary());
      engine.importImage(
          new ByteArrayInputStream(root),
          reference,
          List.of(
              "ENTRYPOINT [\"/usr/sbin/nginx\", \"-e\", \"stderr\", \"-g\", \"daemon off;\"]",
              "LABEL org.imagewizard.test=nginx"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path binary() {
    Process process;
    try {
      process = new ProcessBuilder("bash", "src/test/engine/nginx").start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        return Path.of(out.strip());
      }
      String reason = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.println("SKIPPED: " + reason.strip());
      return Assumptions.abort(reason);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] root(Path nginx) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      add(tar, "usr/sbin/nginx", 0755, Files.readAllBytes(nginx));
      for (String library : libraries(nginx)) {
        add(tar, library.substring(1), 0755, Files.readAllBytes(Path.of(library)));
      }
      text(tar, "etc/passwd", "root:x:0:0::/:\nwww-data:x:33:33::/:\nnobody:x:65534:33::/:\n");
      text(tar, "etc/group", "root:x:0:\nwww-data:x:33:\nnogroup:x:65534:\n");
      text(tar, "etc/nginx/nginx.conf", ECHO);
      TarArchiveEntry tmp = new TarArchiveEntry("tmp/");
      tmp.setMode(040000 | 01777);
      tar.putArchiveEntry(tmp);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static Set<String> libraries(Path program) throws IOException {
    Process process = new ProcessBuilder("ldd", program.toString()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Set<String> libraries = new LinkedHashSet<>();
    Matcher matcher = LIBRARY.matcher(out);
    while (matcher.find()) {
      libraries.add(matcher.group(1));
    }
    return libraries;
  }

  private static void text(TarArchiveOutputStream tar, String name, String text)
      throws IOException {
    add(tar, name, 0644, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(TarArchiveOutputStream tar, String name, int mode, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(0100000 | mode);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
