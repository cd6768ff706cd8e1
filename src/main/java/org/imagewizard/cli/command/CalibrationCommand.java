package org.imagewizard.cli.command;

import java.util.List;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.catalog.Calibration;
import org.imagewizard.catalog.CalibrationFile;
import org.imagewizard.catalog.Measured;
import org.imagewizard.cli.json.CalibrationJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.Units;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What services were measured to take, for this lab and from others. */
@Command(name = "calibration")
public final class CalibrationCommand implements Action {
  @Option(names = "--import", paramLabel = "FILE")
  @Nullable String from;

  @Option(names = "--export", paramLabel = "FILE")
  @Nullable String to;

  @Override
  public ExitStatus run(Session session) {
    CalibrationFile own = session.desk().calibration();
    // Read first: a file that cannot be used must change nothing.
    List<Measured> read =
        from == null ? List.of() : CalibrationFile.read(Words.path(session, from)).measured();
    Calibration all = read.isEmpty() ? own.read() : own.add(read);
    if (to != null) {
      OutFile.write(Words.path(session, to), CalibrationFile.text(all));
    }
    if (session.json()) {
      session.document(CalibrationJson.of(own, all));
    } else {
      print(session, own, all, read.size());
    }
    return ExitStatus.DONE;
  }

  private void print(Session session, CalibrationFile own, Calibration all, int imported) {
    if (from != null) {
      session.say("calibration.imported", imported);
    }
    session.say("calibration.begin", all.measured().size(), Wrap.keep(own.path()));
    Units units = new Units(session);
    for (Measured one : all.measured()) {
      session.item(
          session.text(
              one.gpuModel().isEmpty() ? "calibration.processor" : "calibration.card",
              one.service(),
              one.tag(),
              units.memory(one.ramMiB()),
              one.when().toString(),
              one.gpuModel(),
              units.memory(one.vramMiB())));
    }
    if (to != null) {
      session.say("calibration.exported", Wrap.keep(Words.path(session, to)));
    }
  }
}
