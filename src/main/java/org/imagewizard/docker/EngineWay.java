package org.imagewizard.docker;

import java.net.URI;
import java.util.Map;

/**
 * How a docker command reaches the wizard's engine, while it runs. Behind ssh it goes through our
 * tunnel: Compose would open a connection for each service at once, and sshd turns most away.
 *
 * @param environment what the command must be told
 */
record EngineWay(Map<String, String> environment, Runnable end) implements AutoCloseable {
  static EngineWay plain(Map<String, String> environment) {
    return new EngineWay(environment, () -> {});
  }

  static EngineWay through(URI ssh) {
    SshTunnel tunnel = SshTunnel.open(ssh);
    return new EngineWay(
        Map.of("DOCKER_HOST", Endpoint.socket(tunnel.socket()).host(), "DOCKER_CONTEXT", ""),
        tunnel::close);
  }

  @Override
  public void close() {
    end.run();
  }
}
