package org.imagewizard.gui.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.gui.Backend.Server;
import org.imagewizard.gui.shell.BundleViewModel;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.UnderWay;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.EquivalentCommand;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;

/** Step 1: new, try, or open one that is there. */
public final class StartViewModel extends PageViewModel {
  /** The three ways in. */
  public enum Way {
    NEW,
    TRY,
    OPEN
  }

  private final Runnable tryIt;
  private final Consumer<Path> open;
  private final ReadOnlyBooleanProperty opening;
  private final SourceViewModel source;
  private final ArchiveViewModel archive;
  private final BundleViewModel bundle;
  private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.NEW);
  private final ObjectProperty<@Nullable Path> folder = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Adoption> adoption = new SimpleObjectProperty<>();
  private final ObjectProperty<List<Server>> servers = new SimpleObjectProperty<>(List.of());

  /**
   * @param tryIt starts the practice stack
   * @param open opens the server of a folder
   * @param opening whether that is being done
   */
  public StartViewModel(
      Session session, Runnable tryIt, Consumer<Path> open, ReadOnlyBooleanProperty opening) {
    super(session, Step.START);
    this.tryIt = tryIt;
    this.open = open;
    this.opening = opening;
    this.source = new SourceViewModel(session);
    this.archive = new ArchiveViewModel(session, open);
    this.bundle = new BundleViewModel(session);
    source.busy().subscribe(busy -> refresh());
    opening.subscribe(now -> refresh());
    way.subscribe(chosen -> refresh());
    folder.subscribe(chosen -> refresh());
    adoption.subscribe(found -> refresh());
  }

  /** Where a new server's services come from. */
  public SourceViewModel source() {
    return source;
  }

  /** A server from another computer. */
  public ArchiveViewModel archive() {
    return archive;
  }

  /** One of the servers here, for another computer. */
  public BundleViewModel bundle() {
    return bundle;
  }

  public ObjectProperty<Way> way() {
    return way;
  }

  public ReadOnlyObjectProperty<@Nullable Path> folder() {
    return folder;
  }

  public ReadOnlyObjectProperty<List<Server>> servers() {
    return servers;
  }

  /** What was recognised in a chosen folder that was set up by hand; null for one of ours. */
  public ReadOnlyObjectProperty<@Nullable Adoption> adoption() {
    return adoption;
  }

  /** A folder was chosen or dropped. One that the wizard did not write is looked into. */
  public void choose(Path chosen) {
    archive.close();
    adoption.set(null);
    folder.set(chosen);
    way.set(Way.OPEN);
    session.problem().set(null);
    if (!ours(chosen)) {
      Draft fresh = session.draft();
      session
          .tasks()
          .run(() -> session.backend().adopt(chosen, fresh))
          .onSuccess(
              found -> {
                if (chosen.equals(folder.get())) {
                  adoption.set(found);
                }
              })
          .start();
    }
  }

  /** Asks for an archive, or no more. */
  public void toggleArchive() {
    archive.toggle();
    way.set(Way.OPEN);
  }

  private static boolean ours(Path folder) {
    return Files.isRegularFile(folder.resolve(PlanFile.NAME));
  }

  /** It is the one that the third way in shows, too. */
  public void openServer(Server server) {
    archive.close();
    adoption.set(null);
    folder.set(server.folder());
    way.set(Way.OPEN);
    open.accept(server.folder());
  }

  /** Asks how a server is packed, running or not, or no more. */
  public void pack(Server server) {
    session.problem().set(null);
    session
        .tasks()
        .run(() -> session.backend().open(server.folder()))
        .onSuccess(bundle::toggle)
        .onError(session.problem()::set)
        .start();
  }

  @Override
  public void enter() {
    refresh();
    session.tasks().run(session.backend()::servers).onSuccess(servers::set).start();
  }

  @Override
  public void again() {
    enter();
  }

  @Override
  public void proceed() {
    switch (way.get()) {
      case NEW -> session.next();
      case TRY -> tryIt.run();
      case OPEN -> {
        Path chosen = folder.get();
        Adoption found = adoption.get();
        if (found != null) {
          session.adopt(found);
          session.next();
        } else if (chosen != null && ours(chosen)) {
          open.accept(chosen);
        }
      }
    }
  }

  @Override
  public List<UnderWay> underWay() {
    return Stream.of(
            source.underWay(),
            archive.task().underWay("leave.unbundle", archive.folder().get()),
            bundle.underWay())
        .flatMap(List::stream)
        .toList();
  }

  private boolean ready() {
    Path chosen = folder.get();
    return chosen != null && (adoption.get() != null || ours(chosen));
  }

  @Override
  protected void describe() {
    title("page.start.title");
    why("page.start.why");
    status(opening.get() ? "start.opening" : "page.start.status");
    Way chosen = way.get();
    session.command().set(chosen == Way.TRY ? EquivalentCommand.TRYING : "");
    boolean passed = session.navigation().get().furthest() != Step.START;
    switch (chosen) {
      case NEW -> {
        primary("page.start.primary");
        words(passed ? Tone.OK : Tone.CURRENT, passed ? "rail.start.new" : "rail.choose");
      }
      case TRY -> {
        primary("start.try.primary");
        words(passed ? Tone.OK : Tone.CURRENT, passed ? "rail.start.try" : "rail.choose");
      }
      case OPEN -> {
        primary(adoption.get() == null ? "start.open.primary" : "start.adopt.primary");
        words(passed ? Tone.OK : Tone.CURRENT, passed ? "rail.start.open" : "rail.choose");
      }
    }
    enabled(
        !opening.get()
            && switch (chosen) {
              case NEW -> !source.busy().get();
              case TRY -> true;
              case OPEN -> ready();
            });
  }
}
