package org.imagewizard.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/**
 * The real engine for integration tests, as {@code src/test/engine/engine up} described it.
 *
 * @param host for DOCKER_HOST
 * @param registry HOST:PORT of a registry on this computer that the engine trusts
 * @param compose the Compose plugin's version
 * @param gpuRequests whether the engine accepts requests for NVIDIA cards (no card is needed)
 */
public record EngineEnvironment(String host, String registry, String compose, boolean gpuRequests) {
  /** The engine; without one, the test is skipped and says why. */
  public static EngineEnvironment require() {
    Properties properties = properties();
    String reason = properties.getProperty("skip", "");
    if (!reason.isEmpty()) {
      skip(reason);
    }
    return new EngineEnvironment(
        properties.getProperty("docker.host", ""),
        properties.getProperty("registry", ""),
        properties.getProperty("compose", ""),
        Boolean.parseBoolean(properties.getProperty("gpu.requests", "false")));
  }

  private static Properties properties() {
    Path file = Path.of(System.getProperty("engine.env", "target/engine/engine.properties"));
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      skip("no engine was prepared; run: bash src/test/engine/engine up");
    }
    return properties;
  }

  /** For tests that open windows on a display in memory; they need no engine. */
  public static void requireDisplay() {
    String display = properties().getProperty("display", "it was not prepared");
    if (!display.equals("yes")) {
      skip("no window can be opened: " + display);
    }
  }

  /** For tests that ask the engine for a card. */
  public EngineEnvironment withGpuRequests() {
    if (!gpuRequests) {
      skip("this engine refuses requests for NVIDIA cards");
    }
    return this;
  }

  /** For tests that pull. */
  public EngineEnvironment withRegistry() {
    if (registry.isEmpty()) {
      skip("no registry could be started on this computer");
    }
    return this;
  }

  private static void skip(String reason) {
    System.out.println("SKIPPED: " + reason);
    Assumptions.abort(reason);
  }
}
