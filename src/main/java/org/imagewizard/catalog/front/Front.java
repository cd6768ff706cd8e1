package org.imagewizard.catalog.front;

import java.util.List;

/**
 * What stands in front of a server that was set up by hand. What could not be read is empty.
 *
 * @param own whether its Traefik belongs to the server's folder; else one that runs anyway is used
 * @param services of the server's own files that do nothing but stand in front: Traefik, nginx
 * @param domain host name under which browsers reach the server, in lower case
 * @param path below which it lies there, as /image
 * @param email whom the certificate authority writes to
 * @param certificate of the computer, a PEM file with the chain
 * @param key of the computer, the certificate's PEM key
 * @param resolver the certificate resolver's name
 * @param httpsPort published for HTTPS; 0 where that is not said
 */
public record Front(
    boolean own,
    List<String> services,
    String domain,
    String path,
    String email,
    String certificate,
    String key,
    String resolver,
    int httpsPort) {
  public Front {
    services = services.stream().sorted().toList();
  }
}
