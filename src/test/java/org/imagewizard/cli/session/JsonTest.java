package org.imagewizard.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.imagewizard.cli.json.Doc;
import org.junit.jupiter.api.Test;

class JsonTest {
  private record Part(String name, List<String> texts, boolean secret) {}

  private final Json json = new Json(text -> text.replace("hunter2", "•••"));

  @Test
  void whatDocumentsAreMadeOfIsWrittenInItsOrder() {
    Doc doc =
        new Doc()
            .with("text", "a \"quote\"\nand é")
            .with("number", 3)
            .with("long", 9_000_000_000L)
            .with("double", 0.25)
            .with("yes", true)
            .with("nothing", null)
            .with("list", Arrays.asList("one", null, new Doc().with("in", List.of())))
            .with("map", Map.of("key", 1));
    assertThat(json.write(doc))
        .isEqualTo(
            "{\"text\":\"a \\\"quote\\\"\\nand é\",\"number\":3,\"long\":9000000000,"
                + "\"double\":0.25,\"yes\":true,\"nothing\":null,"
                + "\"list\":[\"one\",null,{\"in\":[]}],\"map\":{\"key\":1}}");
  }

  @Test
  void recordsAndPathsWithinAreWritten() {
    assertThat(json.write(new Doc().with("parts", List.of(new Part("p", List.of("t"), false)))))
        .isEqualTo("{\"parts\":[{\"name\":\"p\",\"texts\":[\"t\"],\"secret\":false}]}");
    assertThat(json.write(new Doc().with("path", Path.of("/a/b"))))
        .isEqualTo("{\"path\":\"file:///a/b\"}");
  }

  @Test
  void noTextKeepsItsSecret() {
    Doc doc =
        new Doc()
            .with("plain", "pass hunter2")
            .with("list", List.of("hunter2"))
            .with("record", new Part("hunter2", List.of("x hunter2"), true))
            .with("doc", new Doc().with("deep", "hunter2"));
    assertThat(json.write(doc)).doesNotContain("hunter2").contains("pass •••", "x •••");
  }
}
