package org.imagewizard.docker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.net.Proxies;

/**
 * What a registry wants to see before it answers: it names whom to ask for a token, one for each
 * repository, and strangers get one too for what is public. A log-in goes only to the place that
 * the registry names, and only where nobody can listen.
 */
final class RegistryTokens {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\\s,]+))");

  private final DockerLogins logins;
  private final BiFunction<Repository, HttpRequest.Builder, HttpResponse<byte[]>> send;
  private final Map<String, String> headers = new ConcurrentHashMap<>();

  RegistryTokens(
      DockerLogins logins, BiFunction<Repository, HttpRequest.Builder, HttpResponse<byte[]>> send) {
    this.logins = logins;
    this.send = send;
  }

  /** The Authorization header that was good last time. */
  Optional<String> header(Repository repository) {
    return Optional.ofNullable(headers.get(repository.name()));
  }

  /**
   * Does what a refusal asks for.
   *
   * @param challenge the WWW-Authenticate header
   * @return whether it makes sense to ask again
   */
  boolean renew(Repository repository, String challenge) {
    Optional<DockerLogins.Login> login = logins.of(repository.host());
    String kind = challenge.strip().split("\\s+", 2)[0];
    if (kind.equalsIgnoreCase("Basic")) {
      login
          .filter(one -> isSafe(repository.base()))
          .ifPresent(one -> headers.put(repository.name(), basic(one)));
      return login.isPresent();
    }
    if (!kind.equalsIgnoreCase("Bearer")) {
      return false;
    }
    Map<String, String> parameters = parameters(challenge);
    Optional<String> token = token(repository, parameters, login);
    token.ifPresent(text -> headers.put(repository.name(), "Bearer " + text));
    return token.isPresent();
  }

  private Optional<String> token(
      Repository repository, Map<String, String> parameters, Optional<DockerLogins.Login> login) {
    String realm = parameters.getOrDefault("realm", "");
    if (!realm.matches("https?://\\S+")) {
      return Optional.empty();
    }
    String scope = "repository:" + repository.path() + ":pull";
    String service = parameters.getOrDefault("service", "");
    Optional<DockerLogins.Login> shown = login.filter(one -> isSafe(realm));
    HttpRequest.Builder request;
    if (shown.isPresent() && shown.get().isToken()) {
      request =
          HttpRequest.newBuilder(URI.create(realm))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      form(
                          Map.of(
                              "grant_type",
                              "refresh_token",
                              "service",
                              service,
                              "client_id",
                              "image-wizard",
                              "scope",
                              scope,
                              "refresh_token",
                              shown.get().secret().reveal()))));
    } else {
      String query = form(Map.of("service", service, "scope", scope));
      request =
          HttpRequest.newBuilder(URI.create(realm + (realm.contains("?") ? "&" : "?") + query));
      shown.ifPresent(one -> request.header("Authorization", basic(one)));
    }
    HttpResponse<byte[]> response = send.apply(repository, request);
    return response.statusCode() == 200 ? read(response.body()) : Optional.empty();
  }

  private static Optional<String> read(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      String token = json.path("token").asText(json.path("access_token").asText(""));
      return token.isEmpty() ? Optional.empty() : Optional.of(token);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Map<String, String> parameters(String challenge) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(challenge);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      parameters.put(matcher.group(1).toLowerCase(java.util.Locale.ROOT), value);
    }
    return parameters;
  }

  /** Whether nobody on the way can read what is sent there. */
  private static boolean isSafe(String address) {
    URI uri = URI.create(address);
    return "https".equals(uri.getScheme()) || Proxies.isLoopback(String.valueOf(uri.getHost()));
  }

  private static String basic(DockerLogins.Login login) {
    String pair = login.user() + ":" + login.secret().reveal();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String form(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    return text.toString();
  }
}
