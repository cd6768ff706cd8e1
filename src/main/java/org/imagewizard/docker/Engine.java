package org.imagewizard.docker;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;

/**
 * What the program asks of a Docker Engine. The fake and the real adapter pass one contract suite.
 * Thread-safe. Every method throws {@link org.imagewizard.base.problem.ProblemException} of kind
 * ENGINE when the engine does not answer.
 */
public interface Engine extends AutoCloseable {
  EngineInfo info();

  /** Containers of a Compose project, stopped ones too; of the whole engine when empty. */
  List<Container> containers(String project);

  /** One container by its id; empty when the engine does not know it (any more). */
  Optional<Container> container(String id);

  /** The variables that a container was made with; none when the engine does not know it. */
  Map<String, String> environment(String containerId);

  /** Id of a local image; empty when it is not here. */
  Optional<String> imageId(String reference);

  /** A local image by any of its names, its id or its digest; empty when it is not here. */
  Optional<LocalImage> image(String reference);

  /** Every local image. */
  List<LocalImage> images();

  /**
   * Of every local image, its layers from the bottom up, by the digests of their unpacked bytes.
   */
  List<List<String>> layers();

  /**
   * The digest that a registry has now for a tag, asked through the engine with its own rules about
   * registries; nothing is downloaded.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind OUTCOME, with the registry's words
   */
  String registryDigest(String reference);

  /**
   * Pulls one image. An error inside the engine's 200 stream is an error.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind OUTCOME, with the engine's words
   */
  void pull(String reference, PullListener listener, Cancellation cancellation);

  /**
   * Makes an image from a tar of a root folder, with Dockerfile changes (ENTRYPOINT …, LABEL …).
   */
  String importImage(InputStream rootTar, String reference, List<String> changes);

  /**
   * Local images with their names in one archive, layers that they share once; closing ends it.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind OUTCOME when one is not here
   */
  InputStream saveImages(List<String> references);

  /**
   * Takes in the images of an archive that {@link #saveImages} made.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind OUTCOME, with the engine's words
   */
  void loadImages(InputStream archive, Cancellation cancellation);

  /** Gives a local image one more name. */
  void tag(String imageId, String reference);

  /** Removes a name of an image, and the image when it was the last; no error when gone. */
  void removeImage(String reference);

  List<Network> networks();

  void createNetwork(String name, Map<String, String> labels);

  /** Removes a network; no error when gone. */
  void removeNetwork(String name);

  /** What the engine counts on a network; none when it does not know the network. */
  List<Member> members(String network);

  /** Takes a container off a network by its name, also one that is no more. */
  void disconnect(String network, String containerName);

  void start(String containerId);

  void stop(String containerId);

  /** Removes a container with its anonymous volumes, stopping it first; no error when gone. */
  void removeContainer(String containerId);

  /** Removes a named volume; no error when gone. */
  void removeVolume(String name);

  List<String> volumes(String project);

  /** Bytes on disk by volume; those of which the engine does not know are left out. May be slow. */
  default Map<String, Long> volumeBytes() {
    return Map.of();
  }

  /**
   * Runs a throw-away container to its end and returns what it printed.
   *
   * @param gpus whether to ask for all NVIDIA cards with the request that Compose sends
   */
  RunResult runOnce(String image, List<String> command, boolean gpus);

  /** What a running container has used up to now; empty when it does not run. */
  Optional<Usage> usage(String containerId);

  /** Runs a command inside a running container. */
  RunResult exec(String containerId, List<String> command);

  /**
   * The raw log stream of a container, framed by the caller ({@link LogFrames}). Closing it ends
   * the request.
   *
   * @param since seconds since the epoch with nanoseconds, for example "1700000000.123456789", or
   *     empty for all
   */
  InputStream logs(String containerId, boolean follow, String since);

  /** The engine's event stream, one JSON object a line; closing it ends the request. */
  InputStream events(String project);

  @Override
  void close();

  /** What {@link #runOnce} and {@link #exec} return. */
  record RunResult(int exitCode, String output) {}

  /**
   * A container on a network.
   *
   * @param container its id; for one that the engine has lost, something that no container has
   */
  record Member(String container, String name) {}

  /** A network of the engine. */
  record Network(String id, String name, Map<String, String> labels) {}

  /** Bytes of one pull, all layers together; called from the pulling thread. */
  @FunctionalInterface
  interface PullListener {
    void bytes(long received, long total);

    /**
     * Bytes of one layer, named by its short id: images share layers, and the engine brings each
     * once, but reports it to every image that waits for it.
     */
    default void layer(String id, long received, long total) {}

    /** How long nothing may come before the pull is given up. Never a limit on the whole. */
    default Duration patience() {
      return Duration.ofSeconds(60);
    }
  }
}
