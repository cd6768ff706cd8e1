package org.imagewizard.wizard.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.plan.Plans;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.keys.LanguageModels.Promise;
import org.imagewizard.wizard.keys.LanguageModels.Sight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A language model that a test plays. */
class LanguageModelsTest {
  private static final Catalog CATALOG = new CatalogLoader(Map.of()).bundled();

  private final LanguageModels models = new LanguageModels(Map.of());
  private HttpServer server;
  private int status = 200;
  private String answer = "";
  private String asked = "";
  private String key = "";

  @BeforeEach
  void aModel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/",
        exchange -> {
          asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          key = exchange.getRequestHeaders().getFirst("Authorization");
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private KeySheet sheet(String address) {
    return KeySheet.of(
        Plans.everything(CATALOG, Settings.defaults()),
        CATALOG,
        Map.of(
            "LLM_URL",
            new Secret(address),
            "LLM_API_KEY",
            new Secret("sk-1"),
            "LLM_MODEL",
            new Secret("Qwen2.5-VL-7B")));
  }

  private String here() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  @Test
  void modelsThatReadPicturesComeFirst() {
    answer =
        "{\"data\":[{\"id\":\"bge-m3\"},{\"id\":\"Llama-3.3-70B\"},{\"id\":\"Qwen2.5-VL-72B\"},{\"id\":\"\"}]}";
    assertThat(models.models(sheet(here() + "/"), new Cancellation()))
        .extracting(LanguageModels.Model::name, LanguageModels.Model::promise)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Qwen2.5-VL-72B", Promise.PICTURES),
            org.assertj.core.groups.Tuple.tuple("Llama-3.3-70B", Promise.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple("bge-m3", Promise.NO_ANSWERS));
    assertThat(key).isEqualTo("Bearer sk-1");
    status = 500;
    assertThat(models.models(sheet(here()), new Cancellation())).isEmpty();
    assertThat(models.models(sheet(""), new Cancellation())).isEmpty();
    assertThat(models.models(sheet("no address"), new Cancellation())).isEmpty();
  }

  private Sight look(int withStatus, String content) {
    status = withStatus;
    answer =
        new ObjectMapper()
            .createObjectNode()
            .set(
                "choices",
                new ObjectMapper()
                    .createArrayNode()
                    .add(
                        new ObjectMapper()
                            .createObjectNode()
                            .set(
                                "message",
                                new ObjectMapper().createObjectNode().put("content", content))))
            .toString();
    return models.look(sheet(here()), new Cancellation());
  }

  @Test
  void whatItMakesOfARedSquareIsToldApart() throws IOException {
    assertThat(look(200, "{\"colour\":\"Red\"}")).isEqualTo(Sight.WORKS);
    assertThat(look(200, "{\"colour\":\"blue\"}")).isEqualTo(Sight.WRONG);
    assertThat(look(200, "It is red.")).isEqualTo(Sight.FORM);
    assertThat(look(200, "")).isEqualTo(Sight.FORM);
    assertThat(look(400, "")).isEqualTo(Sight.REFUSED);
    assertThat(look(503, "")).isEqualTo(Sight.SILENT);

    JsonNode request = new ObjectMapper().readTree(asked);
    assertThat(request.path("model").asText()).isEqualTo("Qwen2.5-VL-7B");
    assertThat(request.path("response_format").path("type").asText()).isEqualTo("json_schema");
    String url = request.at("/messages/0/content/1/image_url/url").asText();
    byte[] png = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(32);
    assertThat(image.getRGB(16, 16) & 0xffffff).as("it is red").isEqualTo(0xd01010);
  }

  @Test
  void namesAreOnlyPromises() {
    for (String name : List.of("gpt-4o-mini", "llava:13b", "pixtral-12b", "gemma-3-27b-it")) {
      assertThat(LanguageModels.model(name).promise()).as(name).isEqualTo(Promise.PICTURES);
    }
    for (String name : List.of("text-embedding-3-large", "whisper-1", "bge-m3")) {
      assertThat(LanguageModels.model(name).promise()).as(name).isEqualTo(Promise.NO_ANSWERS);
    }
  }
}
