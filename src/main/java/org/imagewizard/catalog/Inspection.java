package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.List;

/**
 * How a folder set up by hand stands.
 *
 * @param files its compose files as Compose uses them, base first
 * @param remarks what is wrong in them
 */
public record Inspection(List<Path> files, List<Remark> remarks) {
  public Inspection {
    files = List.copyOf(files);
    remarks = List.copyOf(remarks);
  }
}
