package org.imagewizard.docker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an engine may listen.
 *
 * @param host as docker writes it: {@code unix:///…}, {@code tcp://HOST:PORT} or {@code
 *     ssh://USER@HOST}
 * @param certificates folder with ca.pem, cert.pem and key.pem, when the engine wants TLS
 */
record Endpoint(String host, Optional<Path> certificates) {
  static final String UNIX = "unix://";
  static final String TCP = "tcp://";
  static final String SSH = "ssh://";

  static Endpoint of(String host) {
    return new Endpoint(host, Optional.empty());
  }

  static Endpoint socket(Path path) {
    return of(UNIX + path);
  }

  /** The socket's file; empty for anything but unix. */
  Optional<Path> socketFile() {
    return host.startsWith(UNIX)
        ? Optional.of(Path.of(host.substring(UNIX.length())))
        : Optional.empty();
  }

  /** Whether the engine's own paths and devices are those of this computer. */
  boolean local() {
    return host.startsWith(UNIX);
  }

  boolean ssh() {
    return host.startsWith(SSH);
  }

  /** Why this kind of address cannot be used; empty when it can. */
  Optional<Refusal> unusable() {
    if (host.startsWith(UNIX)) {
      return host.length() > UNIX.length() ? Optional.empty() : wrong("no-socket");
    }
    if (!host.startsWith(TCP) && !host.startsWith(SSH)) {
      return wrong("kind");
    }
    try {
      return URI.create(host).getHost() == null ? wrong("no-host") : Optional.empty();
    } catch (IllegalArgumentException e) {
      return wrong("unreadable");
    }
  }

  private static Optional<Refusal> wrong(String what) {
    return Optional.of(Refusal.of(Refusal.Kind.ADDRESS, "address." + what));
  }

  /** The address for the transport; the port is docker's own default when missing. */
  URI uri() {
    URI uri = URI.create(host);
    if (!host.startsWith(TCP) || uri.getPort() != -1) {
      return uri;
    }
    return URI.create(TCP + uri.getHost() + ":" + (certificates.isPresent() ? 2376 : 2375));
  }
}
