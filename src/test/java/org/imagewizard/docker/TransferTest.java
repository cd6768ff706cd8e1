package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TransferTest {
  private static final String HALF =
      """
      {"status":"Pulling from x/y","id":"latest"}
      {"status":"Pulling fs layer","progressDetail":{},"id":"aa"}
      {"status":"Already exists","progressDetail":{},"id":"cc"}
      {"status":"Downloading","progressDetail":{"current":10,"total":100},"id":"aa"}
      {"status":"Downloading","progressDetail":{"current":5,"total":50},"id":"bb"}
      """;
  private static final String REST =
      """
      {"status":"Download complete","progressDetail":{},"id":"aa"}
      {"status":"Extracting","progressDetail":{"current":1,"total":50},"id":"bb"}
      {"status":"Status: Downloaded newer image for x/y"}
      """;

  @TempDir Path folder;

  private final List<String> bytes = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();

  @Test
  void theBytesOfAllLayersAreAddedUp() throws IOException {
    pull(HALF + REST, true, Duration.ofSeconds(20));
    assertThat(bytes).containsExactly("0/0", "10/100", "15/150", "105/150", "150/150");
  }

  @Test
  void anErrorInsideAGoodAnswerIsAnError() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                pull(
                    HALF
                        + "{\"errorDetail\":{\"message\":\"no space left on"
                        + " device\"},\"error\":\"x\"}\n",
                    true,
                    Duration.ofSeconds(20)));
    assertThat(thrown.problem().id()).isEqualTo("pull.failed");
    assertThat(thrown.problem().kind()).isEqualTo(Problem.Kind.OUTCOME);
    assertThat(thrown).hasMessage("The image x/y can't be pulled: no space left on device");
  }

  @Test
  void aRefusalIsSaidInTheEnginesWords() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                answer(
                    Http.json(404, "{\"message\":\"manifest unknown\"}"), Duration.ofSeconds(9)));
    assertThat(thrown).hasMessage("The image x/y can't be pulled: manifest unknown");
  }

  @Test
  void aDownloadWithoutABytesProgressIsGivenUp() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> pull(HALF, false, Duration.ofSeconds(1)));
    assertThat(thrown.problem().id()).isEqualTo("pull.stalled");
    assertThat(bytes).last().isEqualTo("15/150");
  }

  @Test
  void aCancelEndsAStalledDownload() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> {
              cancelAfterFirstBytes = true;
              pull(HALF, false, Duration.ofSeconds(20));
            });
    assertThat(thrown.problem().kind()).isEqualTo(Problem.Kind.CANCELLED);
  }

  private boolean cancelAfterFirstBytes;

  private void pull(String lines, boolean whole, Duration stalled) throws IOException {
    String chunk = "%x\r\n%s\r\n".formatted(lines.length(), lines);
    answer(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunk
            + (whole ? "0\r\n\r\n" : ""),
        stalled);
  }

  private void answer(String answer, Duration stalled) throws IOException {
    Path socket = folder.resolve("s");
    try (Http http = new Http(socket, request -> answer);
        EngineHttp client = new EngineHttp(Endpoint.socket(socket), "")) {
      assertThat(http.requests()).isEmpty();
      new Transfer(Sentence.of("pull.image", "x/y"), new Seen(stalled))
          .run(client.open("POST", "/images/create", Optional.empty()), "x/y", cancellation);
    }
  }

  private final class Seen implements Engine.PullListener {
    private final Duration patience;

    Seen(Duration patience) {
      this.patience = patience;
    }

    @Override
    public void bytes(long received, long total) {
      bytes.add(received + "/" + total);
      if (cancelAfterFirstBytes) {
        cancellation.cancel();
      }
    }

    @Override
    public Duration patience() {
      return patience;
    }
  }
}
