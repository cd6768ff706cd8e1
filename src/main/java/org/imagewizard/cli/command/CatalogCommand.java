package org.imagewizard.cli.command;

import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.catalog.Calibration;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.cli.json.CatalogJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.CatalogView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What IMAGE can do, and which services do it. */
@Command(name = "catalog")
public final class CatalogCommand implements Action {
  @Option(names = "--from", paramLabel = "PATH")
  @Nullable String from;

  @Override
  public ExitStatus run(Session session) {
    Catalog catalog =
        session.desk().catalog(Optional.ofNullable(from).map(word -> Words.path(session, word)));
    Calibration calibration = session.desk().calibration().read();
    if (session.json()) {
      session.document(CatalogJson.of(catalog, calibration, session.locale()));
    } else {
      new CatalogView(session).print(catalog, calibration);
    }
    return ExitStatus.DONE;
  }
}
