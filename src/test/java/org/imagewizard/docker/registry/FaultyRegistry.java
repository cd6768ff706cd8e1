package org.imagewizard.docker.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** Stands before a real registry and spoils some of its answers. One request a connection. */
public final class FaultyRegistry implements AutoCloseable {
  /** What may happen to an answer. */
  public enum Fault {
    NONE,
    /** The connection ends in the middle. */
    CUT,
    /** Nothing more comes after the middle, and the connection stays. */
    STALL,
    /** A byte is another one. */
    CHANGED,
    /** Status 200 and something that is no answer. */
    GARBAGE,
    TOO_MANY,
    SERVER_ERROR
  }

  /** The first byte of a TLS handshake: an engine tries HTTPS first. */
  private static final int TLS = 0x16;

  private static final Set<String> ASKED = Set.of("accept", "range");
  private static final Set<String> ANSWERED =
      Set.of("content-type", "content-length", "content-range", "docker-content-digest");

  private final String registry;
  private final ServerSocket server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final BiFunction<String, Integer, Fault> faults;

  /**
   * @param registry HOST:PORT of the real one
   * @param faults what happens to a path that is asked for the first, second … time (from 1)
   */
  public FaultyRegistry(String registry, BiFunction<String, Integer, Fault> faults)
      throws IOException {
    this.registry = registry;
    this.faults = faults;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.submit(this::accept);
  }

  /** HOST:PORT; an engine trusts a registry on its own computer. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private Void accept() throws IOException {
    while (!server.isClosed()) {
      Socket socket = server.accept();
      open.add(socket);
      threads.submit(() -> serve(socket));
    }
    return null;
  }

  private Void serve(Socket socket) throws IOException {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      in.mark(1);
      if (in.read() == TLS) {
        return null;
      }
      in.reset();
      List<String> head = new ArrayList<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.add(line);
      }
      if (!head.isEmpty()) {
        answer(socket.getOutputStream(), head);
      }
    } finally {
      open.remove(socket);
    }
    return null;
  }

  private void answer(OutputStream out, List<String> head) throws IOException {
    String[] first = head.getFirst().split(" ");
    Fault fault = Fault.NONE;
    if (first[0].equals("GET")) {
      asked.add(first[1]);
      fault = faults.apply(first[1], (int) asked.stream().filter(first[1]::equals).count());
    }
    switch (fault) {
      case TOO_MANY -> error(out, "429 Too Many Requests", "TOOMANYREQUESTS", "slow down");
      case SERVER_ERROR -> error(out, "500 Internal Server Error", "UNKNOWN", "it broke");
      case GARBAGE ->
          write(out, "200 OK", List.of(), bytes("<html>Sign in to the hotel's network</html>"));
      default -> pass(out, first[0], first[1], head, fault);
    }
  }

  private static void error(OutputStream out, String status, String code, String words)
      throws IOException {
    String body = "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, words);
    write(out, status, List.of("Content-Type: application/json"), bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(OutputStream out, String status, List<String> head, byte[] body)
      throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
    head.forEach(line -> text.append(line).append("\r\n"));
    out.write(bytes(text.append("\r\n").toString()));
    out.write(body);
    out.flush();
  }

  private void pass(OutputStream out, String method, String path, List<String> head, Fault fault)
      throws IOException {
    HttpResponse<byte[]> answer = ask(method, path, head);
    byte[] body = answer.body();
    List<String> lines = new ArrayList<>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (ANSWERED.contains(name.toLowerCase(Locale.ROOT))) {
                lines.add(name + ": " + values.getFirst());
              }
            });
    if (fault == Fault.CHANGED) {
      body[body.length / 2] ^= 1;
    }
    boolean half = fault == Fault.CUT || fault == Fault.STALL;
    byte[] sent = half ? java.util.Arrays.copyOf(body, body.length / 2) : body;
    write(out, answer.statusCode() + " " + answer.statusCode(), lines, sent);
    if (fault == Fault.STALL) {
      await();
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(String method, String path, List<String> head)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + registry + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      if (ASKED.contains(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
        request.header(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.close();
    client.close();
  }
}
