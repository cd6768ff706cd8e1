package org.imagewizard.docker;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an engine may listen.
 *
 * @param host as docker writes it: {@code unix:///…} or {@code tcp://HOST:PORT}
 * @param certificates folder with ca.pem, cert.pem and key.pem, when the engine wants TLS
 */
record Endpoint(String host, Optional<Path> certificates) {
  static final String UNIX = "unix://";
  static final String TCP = "tcp://";

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

  /** Why this kind of address cannot be used; empty when it can. */
  Optional<String> unusable() {
    if (host.startsWith("ssh://")) {
      return Optional.of(
          "engines over SSH are not supported yet; run the wizard on that machine instead");
    }
    if (!host.startsWith(UNIX) && !host.startsWith(TCP)) {
      return Optional.of("the address must begin with unix:// or tcp://");
    }
    if (host.startsWith(UNIX)) {
      return host.length() > UNIX.length()
          ? Optional.empty()
          : Optional.of("the address names no socket");
    }
    try {
      return URI.create(host).getHost() == null
          ? Optional.of("the address names no host")
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("the address cannot be read");
    }
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
