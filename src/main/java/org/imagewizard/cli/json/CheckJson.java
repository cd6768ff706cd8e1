package org.imagewizard.cli.json;

import java.util.List;
import java.util.Locale;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/** {@code check} and {@code fix}. */
public final class CheckJson {
  private CheckJson() {}

  public static Doc of(CheckReport report, Locale locale) {
    return new Doc()
        .with("ready", report.ready())
        .with("checks", report.findings().stream().map(one -> finding(one, locale)).toList())
        .with("machine", machine(report.machine()))
        .with("seconds", report.seconds());
  }

  private static Doc finding(Finding finding, Locale locale) {
    return new Doc()
        .with("id", finding.id())
        .with("status", Doc.word(finding.status()))
        .with("kind", finding.name())
        .with("summary", finding.summary(locale))
        .with("evidence", finding.evidence(locale))
        .with("consequence", finding.consequence(locale))
        .with("fixes", finding.fixes().stream().map(one -> fix(one, locale)).toList())
        .with("link", finding.link());
  }

  private static Doc fix(Fix fix, Locale locale) {
    return new Doc()
        .with("id", fix.id())
        .with("title", fix.title(locale))
        .with("command", fix.command())
        .with("root", fix.root())
        .with("effect", fix.effect(locale))
        .with("undo", fix.undo(locale))
        .with("files", fix.files());
  }

  private static Doc machine(Machine machine) {
    return new Doc()
        .with("source", machine.source())
        .with("memoryMiB", machine.memoryMiB())
        .with("memoryAvailableMiB", machine.memoryAvailableMiB())
        .with("cpus", machine.cpus())
        .with("diskFreeMiB", machine.diskFreeMiB())
        .with("gpus", machine.gpus().stream().map(CheckJson::gpu).toList());
  }

  private static Doc gpu(Gpu gpu) {
    List<Doc> processes =
        gpu.processes().stream()
            .map(
                process ->
                    new Doc()
                        .with("pid", process.pid())
                        .with("name", process.name())
                        .with("user", process.user())
                        .with("usedMiB", process.usedMiB())
                        .with("container", process.container()))
            .toList();
    return new Doc()
        .with("index", gpu.index())
        .with("uuid", gpu.uuid())
        .with("name", gpu.name())
        .with("totalMiB", gpu.totalMiB())
        .with("usedMiB", gpu.usedMiB())
        .with("freeMiB", gpu.freeMiB())
        .with("reserveMiB", gpu.reserveMiB())
        .with("display", gpu.display())
        .with("processes", processes);
  }
}
