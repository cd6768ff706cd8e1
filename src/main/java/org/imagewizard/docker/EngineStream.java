package org.imagewizard.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imagewizard.base.task.Daemon;

/**
 * A streaming answer on a connection of its own. {@link #close} from any thread ends it and wakes
 * its reader, even before the engine has sent its header: an old engine sends none for a log until
 * the first line is written.
 */
final class EngineStream extends InputStream {
  private final DockerHttpClient client;
  private final FutureTask<DockerHttpClient.Response> response;
  private final AtomicBoolean closed = new AtomicBoolean();

  EngineStream(DockerHttpClient client, DockerHttpClient.Request request, EngineHttp http) {
    this.client = client;
    this.response =
        new FutureTask<>(
            () -> {
              DockerHttpClient.Response answer;
              try {
                answer = client.execute(request);
              } catch (RuntimeException e) {
                // The transport's unchecked wrapping of any I/O failure.
                throw http.lost(Reasons.of(http.endpoint(), e).words(), e);
              }
              if (closed.get()) {
                answer.close();
              } else if (answer.getStatusCode() >= 400) {
                try (answer) {
                  byte[] body = answer.getBody().readAllBytes();
                  EngineHttp.accepted(
                      request.method() + " " + request.path(),
                      new EngineHttp.Reply(
                          answer.getStatusCode(), new String(body, StandardCharsets.UTF_8)));
                }
              }
              return answer;
            });
    Daemon.start("engine stream", response);
  }

  /**
   * Waits until the engine has taken the request: from then on it misses nothing.
   *
   * @throws org.imagewizard.base.problem.ProblemException the engine's refusal
   */
  EngineStream opened(long seconds) throws IOException {
    try {
      response.get(seconds, TimeUnit.SECONDS);
      return this;
    } catch (TimeoutException e) {
      close();
      throw new IOException("no answer within " + seconds + " seconds", e);
    } catch (ExecutionException e) {
      close();
      throw failure(e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return response.get().getBody().read(buffer, offset, length);
    } catch (CancellationException e) {
      throw new IOException("closed", e);
    } catch (ExecutionException e) {
      if (closed.get()) {
        throw new IOException("closed", e);
      }
      throw failure(e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return e.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException(e.getCause());
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // A request still on its way has no handle to abort it by; the interrupt closes its socket.
    if (!response.cancel(true) && response.state() == FutureTask.State.SUCCESS) {
      // Not through the body: closing a chunked body reads it to its end, which never comes.
      response.resultNow().close();
    }
    try {
      client.close();
    } catch (IOException e) {
      // The connection is gone either way.
    }
  }
}
