package org.imagewizard.cli.json;

import java.util.List;
import java.util.Locale;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.cli.view.DiffView;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.render.Conflict;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.HandEdit;
import org.imagewizard.watch.Course;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.keys.KeySheet;

/** {@code write}, {@code status} and {@code smoke}. */
public final class ServerJson {
  private ServerJson() {}

  public static Doc files(List<FileAction> files) {
    return new Doc().with("files", fileDocs(files));
  }

  /** The same, with the lines that change where they were asked for. */
  public static Doc written(
      List<FileAction> files, List<DiffView.Changes> changes, List<HandEdit> edited) {
    Doc doc = files(files);
    if (!changes.isEmpty()) {
      doc.with("diff", changes.stream().map(ServerJson::changes).toList());
    }
    if (!edited.isEmpty()) {
      doc.with("edited", edited.stream().map(ServerJson::edited).toList());
    }
    return doc;
  }

  /** Places that both a person and the plan changed; nothing was written because of them. */
  public static Doc conflicts(List<Conflict> undecided) {
    return files(List.of())
        .with(
            "conflicts",
            undecided.stream()
                .map(
                    place -> sides(place.piece()).with("id", place.id()).with("path", place.path()))
                .toList());
  }

  private static Doc sides(HandEdit.Piece piece) {
    return new Doc()
        .with("line", piece.line())
        .with("written", piece.written())
        .with("yours", piece.yours())
        .with("plan", piece.plan());
  }

  private static Doc changes(DiffView.Changes file) {
    return new Doc()
        .with("path", file.path())
        .with("lines", file.lines().stream().map(l -> l.mark() + " " + l.text()).toList());
  }

  private static Doc edited(HandEdit file) {
    return new Doc()
        .with("path", file.path())
        .with(
            "places",
            file.pieces().stream()
                .map(piece -> sides(piece).with("who", piece.who().name().toLowerCase(Locale.ROOT)))
                .toList());
  }

  /** Which keys the services of a folder lack. */
  public static List<Doc> lacking(List<KeySheet.Entry> lacking) {
    return lacking.stream()
        .map(
            entry ->
                new Doc()
                    .with("name", entry.name())
                    .with("group", entry.group().id())
                    .with("services", entry.services()))
        .toList();
  }

  static List<Doc> fileDocs(List<FileAction> files) {
    return files.stream()
        .map(
            file ->
                new Doc()
                    .with("path", file.path())
                    .with("action", Doc.word(file.action()))
                    .with("mode", file.mode()))
        .toList();
  }

  /**
   * @param locale of its sentences
   */
  public static Doc status(StackStatus status, Locale locale) {
    return new Doc()
        .with("services", status.services().stream().map(one -> service(one, locale)).toList())
        .with("drift", status.drift().stream().map(line -> line.in(locale)).toList())
        .with("gpus", status.cards());
  }

  /** How one figure went, in the unit that is named. */
  public static Doc course(Course course) {
    return new Doc()
        .with("figure", course.id())
        .with("unit", course.unit())
        .with("least", course.least())
        .with("most", course.most())
        .with("last", course.last());
  }

  private static Doc service(StackStatus.ServiceStatus one, Locale locale) {
    return new Doc()
        .with("name", one.name())
        .with("container", one.container())
        .with("state", one.state())
        .with("health", one.health())
        .with("placement", one.placement())
        .with("gpuMiB", one.gpuMiB())
        .with("estimateMiB", one.estimateMiB())
        .with("restarts", one.restarts())
        .with("reason", one.reason().in(locale))
        .with("memoryMiB", one.memoryMiB())
        .with("cpuPercent", one.cpuPercent())
        .with("startedAt", one.startedAt());
  }

  public static Doc smoke(SmokeResult result) {
    return new Doc()
        .with("ok", result.ok())
        .with(
            "renderings",
            result.renderings().stream()
                .map(
                    one ->
                        new Doc()
                            .with("handler", one.handler())
                            .with("type", one.type())
                            .with("seconds", one.seconds())
                            .with("graphic", one.graphic())
                            .with("description", one.description())
                            .with("valid", one.content().isPresent()))
                .toList())
        .with("missing", result.missing().stream().map(Phrase::toString).toList());
  }
}
