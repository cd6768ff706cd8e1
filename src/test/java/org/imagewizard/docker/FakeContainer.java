package org.imagewizard.docker;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One container of the {@link FakeEngine}. */
final class FakeContainer {
  private record Printed(Instant time, byte[] frame) {}

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final String id;
  private final String project;
  private final String service;
  private final String image;
  private final String imageId;
  private final Map<String, String> labels;
  private final List<Printed> log = new ArrayList<>();
  private final List<FakeStream> followers = new ArrayList<>();
  private String state = "created";
  private String health = "none";
  private String startedAt = "";
  private int exitCode;
  private Usage usage = new Usage(2_000, 10_000, 2, 64L << 20, 1, 2, 3, 4);
  private Instant last = Instant.EPOCH;

  FakeContainer(
      String id,
      String project,
      String service,
      String image,
      String imageId,
      Map<String, String> more) {
    this.id = id;
    this.project = project;
    this.service = service;
    this.image = image;
    this.imageId = imageId;
    Map<String, String> all = new HashMap<>(more);
    all.put(Query.PROJECT_LABEL, project);
    all.put(Query.SERVICE_LABEL, service);
    labels = Map.copyOf(all);
  }

  synchronized Container describe() {
    return new Container(
        id,
        project + "-" + service + "-1",
        project,
        service,
        image,
        imageId,
        state,
        health,
        exitCode,
        false,
        "",
        0,
        startedAt,
        false,
        state.equals("running") ? "172.17.0.2" : "",
        Set.of(""),
        labels.containsKey(FakeLabels.CARDS),
        List.of(),
        labels);
  }

  /** As the engine's event stream tells what happened to it. */
  synchronized String event(String action) {
    return """
    {"Type":"container","Action":"%s","status":"%s","id":"%s","Actor":{"ID":"%s","Attributes":\
    {"com.docker.compose.project":"%s","com.docker.compose.service":"%s","exitCode":"%d"}}}
    """
        .formatted(action, action, id, id, project, service, exitCode);
  }

  /** False when it was running already. */
  synchronized boolean start() {
    if (state.equals("running")) {
      return false;
    }
    state = "running";
    exitCode = 0;
    startedAt = STAMP.format(now());
    return true;
  }

  /** False when it was not running. */
  synchronized boolean exit(int code) {
    if (!state.equals("running")) {
      return false;
    }
    state = "exited";
    exitCode = code;
    followers.forEach(FakeStream::end);
    followers.clear();
    return true;
  }

  /** As Compose leaves it before the start. */
  synchronized void create() {
    state = "created";
    startedAt = "";
  }

  synchronized void usage(Usage value) {
    usage = value;
  }

  synchronized Optional<Usage> usage() {
    return state.equals("running") ? Optional.of(usage) : Optional.empty();
  }

  synchronized void health(String value) {
    health = value;
  }

  synchronized void print(String stream, String line) {
    print(stream, line, now());
  }

  /** One line of each stream, stamped in one order and written in the other. */
  synchronized void race(String out, String err) {
    Instant first = now();
    print("stderr", err, now());
    print("stdout", out, first);
  }

  /** Breaks every connection to this container's log. */
  synchronized void cut() {
    followers.forEach(FakeStream::cut);
    followers.clear();
  }

  private void print(String stream, String line, Instant time) {
    byte[] text = (STAMP.format(time) + " " + line + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] frame =
        ByteBuffer.allocate(8 + text.length)
            .put((byte) (stream.equals("stderr") ? 2 : 1))
            .put(new byte[3])
            .putInt(text.length)
            .put(text)
            .array();
    log.add(new Printed(time, frame));
    followers.forEach(follower -> follower.put(frame));
  }

  synchronized InputStream logs(boolean follow, String since) {
    FakeStream stream = new FakeStream(id);
    Instant from = since.isEmpty() ? Instant.EPOCH : instant(since);
    log.stream()
        .filter(printed -> !printed.time().isBefore(from))
        .forEach(printed -> stream.put(printed.frame()));
    if (follow && state.equals("running")) {
      followers.add(stream);
    } else {
      stream.end();
    }
    return stream;
  }

  /** Never the same twice, as the real engine's clock in nanoseconds. */
  private Instant now() {
    Instant now = Instant.now();
    last = now.isAfter(last) ? now : last.plusNanos(1);
    return last;
  }

  private static Instant instant(String seconds) {
    BigDecimal value = new BigDecimal(seconds);
    long whole = value.longValue();
    return Instant.ofEpochSecond(
        whole, value.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue());
  }
}
