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
import org.imagewizard.base.text.Phrase;

/** Valid bodies for POST /render: exactly one of the server's shapes each, never mixed. */
final class RenderRequest {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String RENDERER = "ca.mcgill.a11y.image.renderer.";
  private static final int PNG_SIZE_AT = 16;

  private RenderRequest() {}

  /** What is sent. */
  enum Shape {
    /**
     * For the message of the day, which needs no graphic; a chart is the smallest valid request.
     */
    MESSAGE("message"),
    PHOTO("photo"),
    CHART("chart"),
    MAP("map"),
    /** A question about the photo, which takes a way of its own through the server. */
    QUESTION("question");

    private final String word;

    Shape(String word) {
      this.word = word;
    }

    /** The graphic, for a person. */
    Phrase said() {
      return switch (this) {
        case MESSAGE -> Sentence.of("graphic.message");
        case PHOTO -> Sentence.of("graphic.photo");
        case CHART -> Sentence.of("graphic.chart");
        case MAP -> Sentence.of("graphic.map");
        case QUESTION -> Sentence.of("graphic.question");
      };
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
    // Layers of objects and regions are for research, and come only when they are asked for.
    var capabilities = body.putArray("capabilities");
    if (shape == Shape.PHOTO) {
      capabilities.add("ca.mcgill.a11y.image.capability.DebugMode");
    }
    var renderers = body.putArray("renderers");
    renderers.add(RENDERER + "Text");
    if (shape != Shape.MESSAGE && shape != Shape.QUESTION) {
      for (String name : new String[] {"SimpleAudio", "SegmentAudio", "TactileSVG", "SVGLayers"}) {
        renderers.add(RENDERER + name);
      }
    }
    switch (shape) {
      case PHOTO -> photo(body, graphic);
      case CHART, MESSAGE -> chart(body);
      case QUESTION -> {
        photo(body, graphic);
        body.put("route", "followup");
        body.putObject("followup").put("query", "What is in this picture?");
      }
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
    int[] size = png ? pngSize(bytes) : jpegSize(bytes);
    if (size[0] <= 0 || size[1] <= 0) {
      throw new ProblemException(Problem.input("smoke.graphic", Sentence.of("smoke.size")));
    }
    dimensions.add(size[0]);
    dimensions.add(size[1]);
  }

  private static int[] pngSize(byte[] bytes) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    return new int[] {header.getInt(PNG_SIZE_AT), header.getInt(PNG_SIZE_AT + 4)};
  }

  /** A JPEG's size stands in its frame segment (ITU T.81, B.2.2); the others are passed over. */
  private static int[] jpegSize(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes);
    if (bytes.length < 4 || data.getShort() != (short) 0xffd8) {
      return new int[] {0, 0};
    }
    while (data.remaining() > 9 && data.get() == (byte) 0xff) {
      int marker = data.get() & 0xff;
      int length = data.getShort() & 0xffff;
      boolean tables = marker == 0xc4 || marker == 0xc8 || marker == 0xcc;
      if (marker >= 0xc0 && marker <= 0xcf && !tables) {
        data.get();
        int height = data.getShort() & 0xffff;
        return new int[] {data.getShort() & 0xffff, height};
      }
      if (length < 2 || data.remaining() < length - 2) {
        break;
      }
      data.position(data.position() + length - 2);
    }
    return new int[] {0, 0};
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
      throw new ProblemException(Problem.input("smoke.graphic", Sentence.of("smoke.kind", path)));
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("smoke.graphic", Sentence.of("smoke.unread", path)), e);
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
