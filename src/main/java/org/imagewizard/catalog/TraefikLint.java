package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.Remark.Kind;
import org.imagewizard.catalog.front.HandMadeFront;
import org.imagewizard.catalog.front.NginxLimit;
import org.imagewizard.catalog.front.Setting;
import org.imagewizard.catalog.front.Settings;

/**
 * What a careful reviewer would say of a Traefik that was set up by hand. Nothing is said of what
 * could not be seen: a Traefik whose own settings are elsewhere gets remarks on its labels only.
 */
final class TraefikLint {
  private static final String ON = "true";

  private final HandMadeFront front;
  private final Settings started;
  private final Settings routes;
  private final List<Remark> remarks = new ArrayList<>();

  TraefikLint(HandMadeFront front) {
    this.front = front;
    this.started = front.started();
    this.routes = front.routes();
  }

  /**
   * @param services of the server's own files, those that a plain "up" starts
   * @param folder of the server's project
   * @param variables that fill its files
   */
  List<Remark> run(Map<String, YamlValue.Mapping> services, Path folder, Interpolation variables) {
    for (Path file : front.unread()) {
      remarks.add(
          Remark.of(Kind.TRAEFIK_UNREAD, List.of(), file.getFileName())
              .in(new Location(file.toString(), 1, 1)));
    }
    dashboard();
    front.socket().ifPresent(at -> say(Kind.TRAEFIK_SOCKET, at));
    redirect();
    tls();
    body(NginxLimit.in(services, folder, variables::fill));
    return List.copyOf(remarks);
  }

  /** Traefik's API brings its dashboard along, unless that is taken out. */
  private void dashboard() {
    Optional<Setting> open =
        started.get("api.insecure").filter(one -> one.value().equalsIgnoreCase(ON));
    if (open.isPresent()) {
      say(Kind.TRAEFIK_INSECURE, open.get().at());
      return;
    }
    boolean off =
        started.text("api.dashboard").equalsIgnoreCase("false")
            || started.text("api").equalsIgnoreCase("false");
    started
        .first("api(\\..*)?")
        .filter(one -> !off)
        .ifPresent(one -> say(Kind.TRAEFIK_DASHBOARD, one.at()));
  }

  private void redirect() {
    if (front.traefik().isEmpty() || started.all().isEmpty()) {
      return;
    }
    boolean byMiddleware =
        routes.first("http\\.middlewares\\.[^.]+\\.redirectscheme\\.scheme").isPresent();
    if (started.below("entrypoints").isEmpty()) {
      // Without entry points it has one, for plain HTTP.
      if (!byMiddleware) {
        say(Kind.TRAEFIK_NO_REDIRECT, front.traefik().get(), "http");
      }
      return;
    }
    front
        .plain()
        .forEach(
            (name, at) -> {
              String key = "entrypoints." + name + ".http.redirections.entrypoint.to";
              if (!byMiddleware && started.get(key).isEmpty()) {
                say(Kind.TRAEFIK_NO_REDIRECT, at.or(front::traefik).orElseThrow(), name);
              }
            });
  }

  private void tls() {
    routes
        .all()
        .forEach(
            (key, setting) -> {
              if (key.matches("tls\\.options\\.[^.]+\\.minversion")
                  && setting.value().matches("VersionTLS1[01]|VersionSSL30")) {
                say(Kind.TRAEFIK_TLS_OLD, setting.at(), setting.value());
              }
            });
  }

  /** One of two limits is never reached, or refuses what the other was meant to let through. */
  private void body(List<NginxLimit> limits) {
    routes
        .first("http\\.middlewares\\.[^.]+\\.buffering\\.maxrequestbodybytes")
        .filter(one -> one.value().matches("\\d{1,15}"))
        .ifPresent(
            one -> {
              long bytes = Long.parseLong(one.value());
              boolean same = limits.stream().anyMatch(limit -> limit.bytes() == bytes);
              if (!same && !limits.isEmpty()) {
                NginxLimit other = limits.getFirst();
                say(
                    Kind.BODY_LIMITS,
                    one.at(),
                    String.valueOf(bytes),
                    String.valueOf(other.bytes()),
                    Path.of(other.at().file()).getFileName(),
                    String.valueOf(other.at().line()));
              }
            });
  }

  private void say(Kind kind, Location at, Object... arguments) {
    remarks.add(Remark.of(kind, List.of(), arguments).in(at));
  }
}
