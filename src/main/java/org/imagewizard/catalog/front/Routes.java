package org.imagewizard.catalog.front;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.front.ServiceForms.Word;

/** What a Traefik sends where: the labels of services, and the files that it watches. */
final class Routes {
  private static final String LABEL = "traefik.";
  private static final int LEVELS = 3;
  private static final Pattern HOST = Pattern.compile("Host\\(\\s*[`\"']([^`\"']+)[`\"']");
  private static final Pattern PREFIX = Pattern.compile("PathPrefix\\(\\s*[`\"']([^`\"']+)[`\"']");

  private static final String SERVER =
      "http\\.services\\.[^.]+\\.loadbalancer\\.servers\\[\\d+]\\.url";

  /** They have addresses of their own below the server's. */
  private static final Set<String> ASIDE = Set.of("monarch-link-app", "tat");

  private Routes() {}

  /** A router of the server. */
  record Route(String name, Setting rule, String domain, String path) {}

  /**
   * @param services of the server, those that a plain "up" starts
   * @param fill puts their variables' values in
   * @param started what the Traefik is started with, where one was found
   * @param unread gets the files that could not be read
   */
  static Settings settings(
      Map<String, YamlValue.Mapping> services,
      UnaryOperator<String> fill,
      Optional<TraefikService> traefik,
      Settings started,
      List<Path> unread) {
    Settings.Builder settings = new Settings.Builder(fill);
    services.forEach((name, service) -> labels(name, service, settings));
    if (traefik.isPresent()) {
      labels(traefik.get().name(), traefik.get().service(), settings);
      for (String key : List.of("providers.file.filename", "providers.file.directory")) {
        started
            .get(key)
            .map(Setting::value)
            .flatMap(traefik.get()::file)
            .ifPresent(
                file ->
                    FilesBelow.of(file, LEVELS, ".*\\.(ya?ml|toml)")
                        .forEach(one -> StaticSettings.read(one, settings, unread)));
      }
    }
    return settings.build();
  }

  private static void labels(String name, YamlValue.Mapping service, Settings.Builder settings) {
    for (Map.Entry<String, Word> label : new ServiceForms(service).pairs("labels").entrySet()) {
      if (label.getKey().startsWith(LABEL)) {
        settings.put(
            label.getKey().substring(LABEL.length()),
            label.getValue().text(),
            name,
            label.getValue().at());
      }
    }
  }

  /** The router of the server itself: the one with the shortest address. */
  static Optional<Route> server(Settings routes) {
    return routes.below("http.routers").stream()
        .filter(name -> !internal(routes, name))
        .flatMap(name -> route(name, routes).stream())
        .filter(route -> !ASIDE.contains(route.rule().owner()))
        .filter(route -> !route.path().matches(".*/(monarch|tat)"))
        .min(
            Comparator.comparingInt((Route route) -> route.path().length())
                .thenComparing(Route::name));
  }

  /**
   * Whether something is sent to a service: by a label of its own, or by a file to one of its
   * names.
   */
  static boolean reach(Settings routes, String service, List<String> names) {
    return routes.all().entrySet().stream()
        .anyMatch(
            one ->
                one.getKey().matches("http\\.routers\\.[^.]+\\.rule")
                    ? one.getValue().owner().equals(service)
                    : one.getKey().matches(SERVER) && names.contains(host(one.getValue().value())));
  }

  private static String host(String address) {
    return address.replaceFirst("^[a-z]+://", "").split("[:/]", 2)[0];
  }

  /** Traefik's own pages. */
  private static boolean internal(Settings routes, String router) {
    return routes.text("http.routers." + router + ".service").endsWith("@internal");
  }

  private static Optional<Route> route(String name, Settings routes) {
    return routes
        .get("http.routers." + name + ".rule")
        .flatMap(
            rule -> {
              Matcher host = HOST.matcher(rule.value());
              if (!host.find()) {
                return Optional.empty();
              }
              Matcher prefix = PREFIX.matcher(rule.value());
              String path = prefix.find() ? prefix.group(1).replaceAll("/+$", "") : "";
              String domain = host.group(1).strip().toLowerCase(Locale.ROOT);
              return Optional.of(new Route(name, rule, domain, path));
            });
  }
}
