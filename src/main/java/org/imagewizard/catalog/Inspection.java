package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.catalog.front.Front;

/**
 * How a folder set up by hand stands.
 *
 * @param files its compose files as Compose uses them, base first
 * @param remarks what is wrong in them
 * @param front the Traefik before it; empty for none
 * @param networks of the engine that somebody has to have made, and where each is named
 */
public record Inspection(
    List<Path> files, List<Remark> remarks, Optional<Front> front, Map<String, Location> networks) {
  public Inspection {
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
    networks = Map.copyOf(networks);
  }

  /** With what else was found out. */
  public Inspection with(List<Remark> more) {
    List<Remark> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new Inspection(files, all, front, networks);
  }
}
