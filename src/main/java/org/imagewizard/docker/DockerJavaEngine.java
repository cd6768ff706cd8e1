package org.imagewizard.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.base.text.Phrase;

/** {@link Engine} over docker-java's transport. */
final class DockerJavaEngine implements Engine {
  /** Longer than any service's own grace period for a stop, or a start on a busy computer. */
  private static final Duration LOADING = Duration.ofHours(3);

  private static final Duration LONG = Duration.ofMinutes(10);

  private static final long OPEN_SECONDS = 30;

  private final EngineHttp http;
  private final ThrowAway throwAway;

  DockerJavaEngine(EngineHttp http) {
    this.http = http;
    this.throwAway = new ThrowAway(http);
  }

  @Override
  public EngineInfo info() {
    return EngineJson.info(http.endpoint().host(), http.get("/version"), http.get("/info"));
  }

  @Override
  public List<Container> containers(String project) {
    String path =
        Query.path("/containers/json").with("all", "1").filters(Query.ofProject(project)).build();
    List<Callable<Optional<Container>>> looks = new ArrayList<>();
    // One may have gone since the list was made.
    http.get(path).forEach(listed -> looks.add(() -> container(listed.path("Id").asText())));
    return Tasks.all(looks).stream().flatMap(Optional::stream).toList();
  }

  @Override
  public Optional<Container> container(String id) {
    return http.find("/containers/" + Query.part(id) + "/json").map(EngineJson::container);
  }

  @Override
  public Map<String, String> environment(String containerId) {
    Map<String, String> variables = new LinkedHashMap<>();
    http.find("/containers/" + Query.part(containerId) + "/json")
        .ifPresent(
            found ->
                found
                    .at("/Config/Env")
                    .forEach(
                        line -> {
                          String[] parts = line.asText().split("=", 2);
                          variables.put(parts[0], parts.length > 1 ? parts[1] : "");
                        }));
    return variables;
  }

  @Override
  public Optional<String> imageId(String reference) {
    return http.find("/images/" + Query.part(reference) + "/json")
        .map(image -> image.path("Id").asText());
  }

  @Override
  public Optional<LocalImage> image(String reference) {
    return http.find("/images/" + Query.part(reference) + "/json").map(EngineJson::image);
  }

  @Override
  public List<LocalImage> images() {
    List<LocalImage> images = new ArrayList<>();
    http.get("/images/json").forEach(image -> images.add(EngineJson.image(image)));
    return images;
  }

  @Override
  public List<List<String>> layers() {
    List<Callable<List<String>>> looks = new ArrayList<>();
    for (JsonNode listed : http.get("/images/json")) {
      String path = "/images/" + Query.part(listed.path("Id").asText()) + "/json";
      // One may have gone since the list was made.
      looks.add(() -> http.find(path).map(EngineJson::layers).orElse(List.of()));
    }
    return Tasks.all(looks);
  }

  @Override
  public String registryDigest(String reference) {
    JsonNode answer = http.get("/distribution/" + Query.part(reference) + "/json");
    String digest = answer.path("Descriptor").path("digest").asText("");
    if (digest.isEmpty()) {
      throw new ProblemException(
          Problem.outcome(
              EngineHttp.REFUSED,
              Sentence.of("engine.no-digest", reference),
              List.of(answer.toString())));
    }
    return digest;
  }

  @Override
  public void pull(String reference, PullListener listener, Cancellation cancellation) {
    ImageReference image = ImageReference.parse(reference);
    String path =
        Query.path("/images/create")
            .with("fromImage", image.name())
            .with("tag", image.tag())
            .build();
    cancellation.check();
    new Transfer(Sentence.of("pull.image", reference), listener)
        .run(http.openShort("POST", path), reference, cancellation);
  }

  @Override
  public String importImage(InputStream rootTar, String reference, List<String> changes) {
    ImageReference image = ImageReference.parse(reference);
    Query query =
        Query.path("/images/create")
            .with("fromSrc", "-")
            .with("repo", image.name())
            .with("tag", image.tag());
    changes.forEach(change -> query.with("changes", change));
    return new Transfer(Sentence.of("pull.made", reference), (received, total) -> {})
        .run(http.open("POST", query.build(), Optional.of(rootTar)), reference, new Cancellation());
  }

  @Override
  public InputStream saveImages(List<String> references) {
    Query query = Query.path("/images/get");
    references.forEach(reference -> query.with("names", reference));
    return http.open("GET", query.build(), Optional.empty());
  }

  @Override
  public void loadImages(InputStream archive, Cancellation cancellation) {
    // Says nothing while it unpacks many gigabytes, and may unpack none before it has them all.
    new Transfer(Sentence.of("pull.loaded"), (received, total) -> {}, LOADING)
        .run(http.open("POST", "/images/load", Optional.of(archive)), "images", cancellation);
  }

  @Override
  public void tag(String imageId, String reference) {
    ImageReference image = ImageReference.parse(reference);
    http.post(
        Query.path("/images/" + Query.part(imageId) + "/tag")
            .with("repo", image.name())
            .with("tag", image.tag())
            .build(),
        Optional.empty());
  }

  @Override
  public void removeImage(String reference) {
    http.delete("/images/" + Query.part(reference));
  }

  @Override
  public List<Network> networks() {
    List<Network> networks = new ArrayList<>();
    http.get("/networks").forEach(network -> networks.add(EngineJson.network(network)));
    return networks;
  }

  @Override
  public void createNetwork(String name, Map<String, String> labels) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("Name", name).put("CheckDuplicate", true);
    ObjectNode marks = body.putObject("Labels");
    labels.forEach(marks::put);
    http.post("/networks/create", Optional.of(body));
  }

  @Override
  public void removeNetwork(String name) {
    http.delete("/networks/" + Query.part(name));
  }

  @Override
  public List<Member> members(String network) {
    List<Member> members = new ArrayList<>();
    http.find("/networks/" + Query.part(network))
        .ifPresent(
            json ->
                json.path("Containers")
                    .properties()
                    .forEach(
                        one ->
                            members.add(
                                new Member(one.getKey(), one.getValue().path("Name").asText()))));
    return members;
  }

  @Override
  public void disconnect(String network, String containerName) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("Container", containerName).put("Force", true);
    http.post("/networks/" + Query.part(network) + "/disconnect", Optional.of(body));
  }

  @Override
  public void start(String containerId) {
    http.postAndWait("/containers/" + Query.part(containerId) + "/start", LONG);
  }

  @Override
  public void stop(String containerId) {
    http.postAndWait("/containers/" + Query.part(containerId) + "/stop", LONG);
  }

  @Override
  public void removeContainer(String containerId) {
    String path = "/containers/" + Query.part(containerId);
    if (http.find(path + "/json").isPresent()) {
      stop(containerId);
      // The engine may be removing it by itself at this moment; gone is what was asked for.
      http.remove(path + "?force=1&v=1");
      http.send("POST", path + "/wait?condition=removed", Optional.empty(), LONG);
    }
  }

  @Override
  public void removeVolume(String name) {
    http.delete("/volumes/" + Query.part(name));
  }

  @Override
  public List<String> volumes(String project) {
    List<String> names = new ArrayList<>();
    http.get(Query.path("/volumes").filters(Query.ofProject(project)).build())
        .path("Volumes")
        .forEach(volume -> names.add(volume.path("Name").asText()));
    return names;
  }

  @Override
  public Map<String, Long> volumeBytes() {
    Map<String, Long> bytes = new TreeMap<>();
    for (JsonNode volume : http.get("/system/df").path("Volumes")) {
      long size = volume.path("UsageData").path("Size").asLong(-1);
      if (size >= 0) {
        bytes.put(volume.path("Name").asText(), size);
      }
    }
    return bytes;
  }

  @Override
  public RunResult runOnce(String image, List<String> command, boolean gpus) {
    return throwAway.run(image, command, gpus);
  }

  @Override
  public Optional<Usage> usage(String containerId) {
    // Without one-shot the engine itself waits a second for a second look.
    return http.find("/containers/" + Query.part(containerId) + "/stats?stream=0&one-shot=1")
        .flatMap(EngineJson::usage);
  }

  @Override
  public RunResult exec(String containerId, List<String> command) {
    return throwAway.exec(containerId, command);
  }

  @Override
  public InputStream logs(String containerId, boolean follow, String since) {
    String path = "/containers/" + Query.part(containerId);
    // A follow answers nothing before the first line, so ask first whether there is such a one.
    http.get(path + "/json");
    Query query =
        Query.path(path + "/logs")
            .with("stdout", "1")
            .with("stderr", "1")
            .with("timestamps", "1")
            .with("follow", follow ? "1" : "0");
    if (!since.isEmpty()) {
      query.with("since", since);
    }
    return http.openShort("GET", query.build());
  }

  @Override
  public InputStream events(String project) {
    Map<String, List<String>> filters = Query.ofProject(project);
    filters.put("type", List.of("container"));
    String path = Query.path("/events").filters(filters).build();
    try {
      return http.open("GET", path, Optional.empty()).opened(OPEN_SECONDS);
    } catch (IOException e) {
      throw http.lost(Phrase.plain(String.valueOf(e.getMessage())), e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
