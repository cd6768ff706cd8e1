package org.imagewizard.base.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NetFailureTest {
  private static IOException asked(String host) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + "/v2/")).build();
      return catchThrowableOfType(
          IOException.class, () -> client.send(request, BodyHandlers.discarding()));
    }
  }

  @Test
  void aPortWithoutAListenerIsNamedInBothLanguages() throws IOException {
    String host;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      host = "127.0.0.1:" + free.getLocalPort();
    }
    IOException met = asked(host);
    assertThat(NetFailure.of(met, host).in(Locale.ENGLISH))
        .isEqualTo(host + " refused the connection: nothing listens there");
    assertThat(NetFailure.of(met, host).in(Locale.FRENCH))
        .isEqualTo(host + " a refusé la connexion\u00a0: rien n’y écoute");
    assertThat(NetFailure.unknown(met)).isFalse();
  }

  @Test
  void aNameThatNobodyKnowsIsCalledUnknown() {
    IOException met = asked("registry.invalid");
    assertThat(NetFailure.unknown(met)).isTrue();
    assertThat(NetFailure.of(met, "registry.invalid").in(Locale.ENGLISH))
        .isEqualTo("unknown host: registry.invalid has no address here");
  }

  @Test
  void aClassHasNoPlaceInASentence() {
    assertThat(
            NetFailure.of(new HttpConnectTimeoutException("HTTP connect timed out"), "a.example"))
        .extracting(said -> said.in(Locale.ENGLISH))
        .isEqualTo("a.example did not answer in time");
    assertThat(NetFailure.of(new IOException(), "a.example").in(Locale.ENGLISH))
        .isEqualTo("a.example broke off the connection");
    assertThat(NetFailure.of(new IOException("HTTP/1.1 header parser received no bytes"), "a"))
        .extracting(said -> said.in(Locale.ENGLISH))
        .isEqualTo("HTTP/1.1 header parser received no bytes");
  }
}
