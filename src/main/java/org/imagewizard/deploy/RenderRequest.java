package org.imagewizard.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** Valid bodies for POST /render: exactly one of the server's shapes each, never mixed. */
final class RenderRequest {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String RENDERER = "ca.mcgill.a11y.image.renderer.";
  private static final int PNG_SIZE_AT = 16;

  private RenderRequest() {}

  /** What is sent. */
  enum Shape {
    PHOTO("photo"),
    CHART("chart"),
    MAP("map");

    private final String word;

    Shape(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static String of(Shape shape, Optional<Path> graphic) {
    ObjectNode body = JSON.createObjectNode();
    body.put("request_uuid", UUID.randomUUID().toString());
    body.put("timestamp", Instant.now().getEpochSecond());
    body.put("language", "en");
    body.putArray("capabilities");
    var renderers = body.putArray("renderers");
    for (String name :
        new String[] {"Text", "SimpleAudio", "SegmentAudio", "TactileSVG", "SVGLayers"}) {
      renderers.add(RENDERER + name);
    }
    switch (shape) {
      case PHOTO -> photo(body, graphic);
      case CHART -> chart(body);
      case MAP -> map(body);
    }
    return body.toString();
  }

  private static void photo(ObjectNode body, Optional<Path> graphic) {
    byte[] bytes = graphic.map(RenderRequest::file).orElseGet(RenderRequest::bundled);
    boolean png = isPng(bytes);
    String type = png ? "png" : "jpeg";
    body.put("context", "");
    body.put("URL", "http://example.org/");
    body.put(
        "graphic", "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
    var dimensions = body.putArray("dimensions");
    // A PNG says its size in its header; for other kinds the server measures the picture itself.
    ByteBuffer header = ByteBuffer.wrap(bytes);
    dimensions.add(png ? header.getInt(PNG_SIZE_AT) : 640);
    dimensions.add(png ? header.getInt(PNG_SIZE_AT + 4) : 480);
  }

  private static void map(ObjectNode body) {
    body.put("context", "");
    var at = body.putObject("coordinates");
    at.put("latitude", 45.5048);
    at.put("longitude", -73.5772);
  }

  private static void chart(ObjectNode body) {
    var chart = body.putObject("highChartsData");
    chart.putArray("title").add("Visitors by month");
    var series = chart.putArray("series").addObject();
    series.put("name", "Visitors").put("type", "line");
    var data = series.putArray("data");
    int[] visitors = {12, 18, 25, 21, 30, 41};
    for (int month = 0; month < visitors.length; month++) {
      data.addObject().put("x", month).put("y", visitors[month]);
    }
  }

  private static boolean isPng(byte[] bytes) {
    return bytes.length > PNG_SIZE_AT + 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P';
  }

  private static byte[] file(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (!name.matches(".*\\.(png|jpe?g)")) {
      throw new ProblemException(
          Problem.input("smoke.graphic", path + " is neither a PNG nor a JPEG picture."));
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("smoke.graphic", "The picture " + path + " cannot be read."), e);
    }
  }

  private static byte[] bundled() {
    try (InputStream in = RenderRequest.class.getResourceAsStream("/assets/samples/photo.png")) {
      if (in == null) {
        throw new IllegalStateException("the bundled photo is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
