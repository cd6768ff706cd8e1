package org.imagewizard.docker;

import static org.imagewizard.docker.FakeImages.refused;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.imagewizard.base.task.Cancellation;

/**
 * An engine in memory, for the tests of every package. It passes the same {@link EngineContract} as
 * the real one. What Compose does on a real engine, a test does through {@link #run} here.
 */
public final class FakeEngine implements Engine {
  private final FakeImages images = new FakeImages();
  private final FakeNetworks networks = new FakeNetworks();
  private final Map<String, String> volumes = new ConcurrentHashMap<>();
  private final Map<String, FakeContainer> containers = new LinkedHashMap<>();
  private final List<FakeStream> eventStreams = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile List<List<String>> layers = List.of();
  private volatile boolean down;
  private volatile EngineInfo info = FakeInfo.PLAIN;
  private volatile Function<List<String>, RunResult> commands = command -> new RunResult(0, "");
  private int nextId = 1;

  // What a test says.

  public FakeEngine info(EngineInfo value) {
    info = value;
    return this;
  }

  /** Every call from now on fails as if the engine had been stopped. */
  public void goDown() {
    down = true;
  }

  /** All streams break off in the middle, as when the engine is killed; containers run on. */
  public synchronized void cut() {
    containers.values().forEach(FakeContainer::cut);
    eventStreams.forEach(FakeStream::cut);
    eventStreams.clear();
  }

  /** A line on each stream at the same moment: stamped in one order, written in the other. */
  public void race(String containerId, String out, String err) {
    known(containerId).race(out, err);
  }

  public void comeBack() {
    down = false;
  }

  public void failPull(String reference, String words) {
    failPull(reference, words, Integer.MAX_VALUE);
  }

  /** Only the first pulls of it fail. */
  public void failPull(String reference, String words, int times) {
    images.failPull(reference, words, times);
  }

  /** What commands answer, in throw-away and running containers alike. */
  public void onCommand(Function<List<String>, RunResult> answer) {
    commands = answer;
  }

  public void addImage(String reference, String id) {
    images.put(reference, id);
  }

  /** A local image in every detail. */
  public void addImage(String reference, LocalImage image) {
    images.put(reference, image);
  }

  /** What a running container has used from now on. */
  public void usage(String containerId, Usage usage) {
    known(containerId).usage(usage);
  }

  /** What the registry has for a tag from now on; the image of that digest gets this id. */
  public void publish(String reference, String digest, String id) {
    images.publish(reference, digest, id);
  }

  /** The layers of the local images, each image's own from the bottom up. */
  public void layers(List<List<String>> local) {
    layers = List.copyOf(local);
  }

  public void addVolume(String project, String name) {
    volumes.put(name, project);
  }

  /** Makes and starts a container as Compose would; returns its id. */
  public String run(String project, String service, String image) {
    return run(project, service, image, Map.of());
  }

  /** The same, with more labels. */
  public synchronized String run(
      String project, String service, String image, Map<String, String> labels) {
    String id = "%064x".formatted(nextId++);
    containers.put(
        id, new FakeContainer(id, project, service, image, images.id(image).orElse(""), labels));
    networks.join("bridge", id, known(id).describe().name());
    event(id, "create");
    start(id);
    return id;
  }

  /** The container prints a line. */
  public void print(String containerId, String stream, String line) {
    known(containerId).print(stream, line);
  }

  /** The container ends by itself. */
  public void exit(String containerId, int code) {
    known(containerId).exit(code);
    event(containerId, "die");
  }

  /** The container is as Compose leaves it before the start. */
  public void recreate(String containerId) {
    known(containerId).create();
  }

  public void health(String containerId, String health) {
    known(containerId).health(health);
    event(containerId, "health_status: " + health);
  }

  /** Says what hangs on the networks. */
  public FakeNetworks wires() {
    return networks;
  }

  /** What was asked that changes something, in order: "pull NAME", "start ID", … */
  public List<String> calls() {
    return calls;
  }

  // The engine.

  @Override
  public EngineInfo info() {
    check();
    return info;
  }

  @Override
  public synchronized List<Container> containers(String project) {
    check();
    return containers.values().stream()
        .map(FakeContainer::describe)
        .filter(container -> project.isEmpty() || container.project().equals(project))
        .toList();
  }

  @Override
  public synchronized Optional<Container> container(String id) {
    check();
    return Optional.ofNullable(containers.get(id)).map(FakeContainer::describe);
  }

  @Override
  public Map<String, String> environment(String containerId) {
    return Map.of();
  }

  @Override
  public Optional<String> imageId(String reference) {
    check();
    return images.id(reference);
  }

  @Override
  public Optional<LocalImage> image(String reference) {
    check();
    return images.find(reference);
  }

  @Override
  public List<List<String>> layers() {
    check();
    return layers;
  }

  @Override
  public List<LocalImage> images() {
    check();
    return images.all();
  }

  @Override
  public String registryDigest(String reference) {
    check();
    return images
        .digest(reference)
        .orElseThrow(() -> refused("engine.refused", "manifest unknown"));
  }

  @Override
  public Optional<Usage> usage(String containerId) {
    return known(containerId).usage();
  }

  @Override
  public void pull(String reference, PullListener listener, Cancellation cancellation) {
    call("pull " + reference);
    cancellation.check();
    Optional<String> error = images.pullError(reference);
    if (error.isPresent()) {
      throw refused("pull.failed", error.get());
    }
    listener.bytes(50, 100);
    cancellation.check();
    listener.bytes(100, 100);
    images.arrive(reference);
  }

  @Override
  public String importImage(InputStream rootTar, String reference, List<String> changes) {
    call("import " + reference);
    return images.made(reference, rootTar);
  }

  @Override
  public InputStream saveImages(List<String> references) {
    return images.save(references);
  }

  @Override
  public void loadImages(InputStream archive, Cancellation cancellation) {
    call("load " + images.load(archive));
  }

  @Override
  public void tag(String imageId, String reference) {
    call("tag " + reference);
    if (!images.has(imageId)) {
      throw refused("engine.refused", "No such image: " + imageId);
    }
    images.put(reference, imageId);
  }

  @Override
  public void removeImage(String reference) {
    call("remove image " + reference);
    images.remove(reference);
  }

  @Override
  public List<Network> networks() {
    check();
    return networks.all();
  }

  @Override
  public void createNetwork(String name, Map<String, String> labels) {
    call("create network " + name);
    networks.create(name, labels);
  }

  @Override
  public void removeNetwork(String name) {
    call("remove network " + name);
    networks.remove(name);
  }

  @Override
  public List<Member> members(String network) {
    return networks.members(network);
  }

  @Override
  public void disconnect(String network, String containerName) {
    call("disconnect " + containerName);
    networks.disconnect(network, containerName);
  }

  @Override
  public void start(String containerId) {
    call("start " + containerId);
    if (known(containerId).start()) {
      event(containerId, "start");
    }
  }

  @Override
  public void stop(String containerId) {
    call("stop " + containerId);
    if (known(containerId).exit(137)) {
      event(containerId, "die");
      event(containerId, "stop");
    }
  }

  @Override
  public synchronized void removeContainer(String containerId) {
    call("remove " + containerId);
    FakeContainer found = containers.get(containerId);
    if (found != null) {
      found.exit(137);
      event(containerId, "destroy");
      containers.remove(containerId);
      networks.forget(containerId);
    }
  }

  @Override
  public void removeVolume(String name) {
    call("remove volume " + name);
    volumes.remove(name);
  }

  @Override
  public List<String> volumes(String project) {
    check();
    return volumes.entrySet().stream()
        .filter(volume -> project.isEmpty() || volume.getValue().equals(project))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Override
  public RunResult runOnce(String image, List<String> command, boolean gpus) {
    call("run " + image);
    if (images.id(image).isEmpty()) {
      throw refused("engine.refused", "No such image: " + image);
    }
    return commands.apply(command);
  }

  @Override
  public RunResult exec(String containerId, List<String> command) {
    call("exec " + containerId);
    if (!known(containerId).describe().running()) {
      throw refused("engine.refused", "Container " + containerId + " is not running");
    }
    return commands.apply(command);
  }

  @Override
  public InputStream logs(String containerId, boolean follow, String since) {
    check();
    return known(containerId).logs(follow, since);
  }

  @Override
  public InputStream events(String project) {
    check();
    FakeStream stream = new FakeStream(project);
    eventStreams.add(stream);
    return stream;
  }

  @Override
  public void close() {
    eventStreams.forEach(FakeStream::close);
  }

  private void event(String containerId, String action) {
    FakeContainer known = known(containerId);
    Container container = known.describe();
    String json = known.event(action);
    for (FakeStream stream : eventStreams) {
      if (stream.name().isEmpty() || stream.name().equals(container.project())) {
        stream.put(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  private synchronized FakeContainer known(String id) {
    FakeContainer found = containers.get(id);
    if (found == null) {
      throw refused("engine.refused", "No such container: " + id);
    }
    return found;
  }

  private void call(String what) {
    check();
    calls.add(what);
  }

  private void check() {
    if (down) {
      throw FakeImages.down();
    }
  }
}
