package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.Remark.Kind;
import org.imagewizard.catalog.front.ServiceForms;
import org.imagewizard.catalog.front.ServiceForms.Word;

/** Networks that services name: each has to be declared, and to be one that Traefik is on too. */
final class NetworkLint {
  private static final String TRAEFIK = "traefik";

  private final Map<String, YamlValue.Mapping> services;
  private final Map<String, YamlValue> declared;
  private final Interpolation variables;

  /**
   * @param services those that a plain "up" starts
   * @param merged what the project's files mean together
   */
  NetworkLint(
      Map<String, YamlValue.Mapping> services, YamlValue.Mapping merged, Interpolation variables) {
    this.services = services;
    this.declared =
        merged.entries().get("networks") instanceof YamlValue.Mapping networks
            ? networks.entries()
            : Map.of();
    this.variables = variables;
  }

  /**
   * @param inStack whether Traefik is one of the services, so that it shares their networks
   */
  List<Remark> run(boolean inStack) {
    Map<String, List<String>> users = new TreeMap<>();
    Map<String, Location> places = new LinkedHashMap<>();
    services.forEach(
        (name, service) -> {
          for (Word network : new ServiceForms(service).networks()) {
            users.computeIfAbsent(network.text(), one -> new ArrayList<>()).add(name);
            places.putIfAbsent(network.text(), network.at());
          }
        });
    List<Remark> remarks = new ArrayList<>();
    users.forEach(
        (network, names) -> {
          YamlValue written = declared.get(network);
          Location at = places.getOrDefault(network, new Location("", 1, 1));
          if (written == null && !network.equals("default")) {
            remarks.add(Remark.of(Kind.NETWORK_UNDECLARED, names, network, names.size()).in(at));
          } else if (written != null
              && network.equals(TRAEFIK)
              && !inStack
              && named(written).isEmpty()
              && !external(written)) {
            remarks.add(Remark.of(Kind.NETWORK_NOT_SHARED, names, network).in(written.at()));
          }
        });
    return remarks;
  }

  /** Networks that somebody has to have made: the engine's name, and where it stands. */
  Map<String, Location> external() {
    Map<String, Location> external = new TreeMap<>();
    for (YamlValue.Mapping service : services.values()) {
      for (Word network : new ServiceForms(service).networks()) {
        YamlValue written = declared.get(network.text());
        if (written != null && external(written)) {
          String name = named(written);
          external.put(name.isEmpty() ? network.text() : name, written.at());
        }
      }
    }
    return external;
  }

  /** Also in the form before Compose 2, {@code external: {name: …}}. */
  private static boolean external(YamlValue network) {
    return network instanceof YamlValue.Mapping mapping
        && mapping.entries().get("external") instanceof YamlValue external
        && !Boolean.FALSE.equals(external.plain())
        && !external.isNull();
  }

  private String named(YamlValue network) {
    if (!(network instanceof YamlValue.Mapping mapping)) {
      return "";
    }
    YamlValue name =
        mapping.entries().get("external") instanceof YamlValue.Mapping old
            ? old.entries().get("name")
            : mapping.entries().get("name");
    return name == null || name.isNull() ? "" : variables.fill(String.valueOf(name.plain()));
  }
}
