package org.imagewizard.catalog.front;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.Interpolation;

/** The Traefik before a server set up by hand: its own settings, and its routes to the server. */
public final class HandMadeFront {
  private static final String HTTPS = "443";

  private final Map<String, YamlValue.Mapping> services;
  private final Optional<TraefikService> traefik;
  private final Settings started;
  private final Settings routes;
  private final List<Path> unread = new ArrayList<>();

  /**
   * @param folder of the server's project
   * @param services of its own files, those that a plain "up" starts
   * @param variables what is set, by the env file and the process
   */
  public HandMadeFront(
      Path folder, Map<String, YamlValue.Mapping> services, Map<String, String> variables) {
    UnaryOperator<String> fill = new Interpolation(variables)::fill;
    this.services = services;
    this.traefik = new TraefikFinder(folder, variables).find(services);
    this.started =
        traefik
            .map(one -> StaticSettings.of(one, unread))
            .orElseGet(() -> new Settings.Builder(fill).build());
    this.routes = Routes.settings(services, fill, traefik, started, unread);
  }

  /** What the Traefik is started with; nothing where none was found. */
  public Settings started() {
    return started;
  }

  /** Its routers, services, middlewares and TLS options. */
  public Settings routes() {
    return routes;
  }

  /** Files of Traefik's that are not in YAML, or have its templates in them. */
  public List<Path> unread() {
    return Collections.unmodifiableList(unread);
  }

  /** Where the compose file runs it; empty where none was found. */
  public Optional<Location> traefik() {
    return traefik.map(one -> one.forms().at("image"));
  }

  /** Whether it is one of the server's own services. */
  public boolean inStack() {
    return traefik.filter(TraefikService::inStack).isPresent();
  }

  /** Where the engine's socket is mounted into it. */
  public Optional<Location> socket() {
    return traefik.flatMap(TraefikService::socket);
  }

  /** Names of the entry points that answer plain HTTP on port 80, and where each is set. */
  public Map<String, Optional<Location>> plain() {
    Map<String, Optional<Location>> plain = new TreeMap<>();
    for (String name : started.below("entrypoints")) {
      Optional<Setting> address = started.get("entrypoints." + name + ".address");
      String port = address.map(one -> port(one.value())).orElse("");
      boolean open = traefik.flatMap(one -> one.published(port)).orElse(port).equals("80");
      if (open) {
        plain.put(name, address.map(Setting::at));
      }
    }
    return plain;
  }

  private static String port(String address) {
    return address.substring(address.lastIndexOf(':') + 1).split("/", 2)[0];
  }

  /** The domain and the rest; empty where nothing of Traefik's leads to this server. */
  public Optional<Front> read() {
    Optional<Routes.Route> route = Routes.server(routes);
    if (route.isEmpty() && !inStack()) {
      return Optional.empty();
    }
    boolean own = traefik.filter(TraefikService::beside).isPresent();
    String resolver =
        route
            .map(one -> routes.text("http.routers." + one.name() + ".tls.certresolver"))
            .orElse("");
    return Optional.of(
        new Front(
            own,
            standing(),
            route.map(Routes.Route::domain).orElse(""),
            route.map(Routes.Route::path).orElse(""),
            own ? email(resolver) : "",
            own ? pem("certfile") : "",
            own ? pem("keyfile") : "",
            resolver,
            own ? httpsPort() : 0));
  }

  private String email(String resolver) {
    String named =
        started.text("certificatesresolvers." + resolver.toLowerCase(Locale.ROOT) + ".acme.email");
    return named.isEmpty()
        ? started
            .first("certificatesresolvers\\.[^.]+\\.acme\\.email")
            .map(Setting::value)
            .orElse("")
        : named;
  }

  private String pem(String which) {
    return routes
        .first("tls\\.(certificates\\[0]|stores\\.default\\.defaultcertificate)\\." + which)
        .map(Setting::value)
        .flatMap(inside -> traefik.flatMap(one -> one.file(inside)))
        .map(Path::toString)
        .orElse("");
  }

  private int httpsPort() {
    String published = traefik.flatMap(one -> one.published(HTTPS)).orElse("");
    return published.matches("[1-9]\\d{0,4}") ? Integer.parseInt(published) : 0;
  }

  /** Traefik itself, and an nginx that it sends requests to. */
  private List<String> standing() {
    List<String> standing = new ArrayList<>();
    services.forEach(
        (name, service) -> {
          String image = new ServiceForms(service).image();
          boolean traefikItself = inStack() && traefik.orElseThrow().name().equals(name);
          boolean routed = Routes.reach(routes, name, new ServiceForms(service).names(name));
          if (traefikItself || (image.startsWith("nginx") && routed)) {
            standing.add(name);
          }
        });
    return standing;
  }
}
