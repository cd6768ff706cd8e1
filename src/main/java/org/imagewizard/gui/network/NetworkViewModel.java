package org.imagewizard.gui.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.gui.shell.PageViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.DeploymentPlan.Restart;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.Step;

/** Step 6: who may reach the server, and what it keeps. */
public final class NetworkViewModel extends PageViewModel {
  private static final int CACHE_LEAST = 64;
  private static final int CACHE_MOST = 65_536;

  /** Whether the port can be had: checked on this computer, a moment ago. */
  public enum PortState {
    FREE,
    TAKEN,
    WRONG
  }

  private final ObjectProperty<Reach> reach = new SimpleObjectProperty<>(Reach.LOCAL);
  private final StringProperty port = new SimpleStringProperty();
  private final ObjectProperty<PortState> portState = new SimpleObjectProperty<>(PortState.FREE);
  private final StringProperty holder = new SimpleStringProperty("");
  private final IntegerProperty proposal = new SimpleIntegerProperty();
  private final BooleanProperty autostart = new SimpleBooleanProperty();
  private final BooleanProperty pii = new SimpleBooleanProperty();
  private final BooleanProperty keepPictures = new SimpleBooleanProperty();
  private final BooleanProperty guard = new SimpleBooleanProperty();
  private final SiteForm site;
  private final StringProperty cache = new SimpleStringProperty();
  private final StringProperty folder = new SimpleStringProperty();

  public NetworkViewModel(Session session) {
    super(session, Step.NETWORK);
    Settings now = session.draft().settings();
    site = new SiteForm(now.site());
    guard.set(now.guard());
    reach.set(now.network());
    port.set(String.valueOf(now.port()));
    autostart.set(now.restart() == Restart.UNLESS_STOPPED);
    pii.set(now.piiLogging());
    keepPictures.set(now.storeImageData());
    cache.set(String.valueOf(now.memcachedMiB()));
    folder.set(session.draft().folder().toString());
    reach.subscribe(next -> useSite());
    site.onChange(this::useSite);
    guard.subscribe(on -> keep(s -> s.withGuard(on)));
    autostart.subscribe(
        on -> keep(s -> s.withRestart(on ? Restart.UNLESS_STOPPED : Restart.UPSTREAM)));
    pii.subscribe(on -> keep(s -> s.withPiiLogging(on)));
    keepPictures.subscribe(on -> keep(s -> s.withStoreImageData(on)));
    port.subscribe(typed -> usePort());
    cache.subscribe(typed -> useCache());
    folder.subscribe(typed -> useFolder());
  }

  public ObjectProperty<Reach> reach() {
    return reach;
  }

  public StringProperty port() {
    return port;
  }

  public ReadOnlyObjectProperty<PortState> portState() {
    return portState;
  }

  public BooleanProperty guard() {
    return guard;
  }

  /** The domain and the certificates, for the internet. */
  public SiteForm site() {
    return site;
  }

  public BooleanProperty autostart() {
    return autostart;
  }

  public BooleanProperty pii() {
    return pii;
  }

  public BooleanProperty keepPictures() {
    return keepPictures;
  }

  public StringProperty cache() {
    return cache;
  }

  public StringProperty folder() {
    return folder;
  }

  private void keep(UnaryOperator<Settings> change) {
    session.keep(draft -> draft.withSettings(change.apply(draft.settings())));
    refresh();
  }

  private void useSite() {
    keep(s -> s.withNetwork(reach.get()).withSite(site.site(reach.get())));
  }

  private boolean siteValid() {
    return site.isValid(reach.get());
  }

  private static int number(String typed) {
    return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : -1;
  }

  private void usePort() {
    int next = number(port.get());
    if (next < 1 || next > 65_535) {
      portState.set(PortState.WRONG);
      refresh();
      return;
    }
    portState.set(session.backend().portIsFree(next) ? PortState.FREE : PortState.TAKEN);
    holder.set("");
    if (portState.get() == PortState.TAKEN) {
      proposal.set(session.backend().freePort(next));
      nameHolder(next, next, "network.holder");
    }
    keep(s -> s.withPort(next));
  }

  /**
   * @param shown the port that stands in the field while the sentence is about {@code taken}
   */
  private void nameHolder(int taken, int shown, String key) {
    session
        .tasks()
        .run(() -> session.backend().portHolder(taken))
        .onSuccess(
            who -> {
              if (number(port.get()) == shown) {
                String said = who.in(session.texts().locale());
                holder.set(text(key, said, String.valueOf(shown)));
              }
            })
        .start();
  }

  /** Who has the port that was typed; empty while it is free. */
  public ReadOnlyStringProperty holder() {
    return holder;
  }

  /** The next free port, where the typed one is taken. */
  public ReadOnlyIntegerProperty proposal() {
    return proposal;
  }

  /** Takes the port that is proposed. */
  public void useProposal() {
    port.set(String.valueOf(proposal.get()));
  }

  private boolean cacheValid() {
    int next = number(cache.get());
    return next >= CACHE_LEAST && next <= CACHE_MOST;
  }

  private void useCache() {
    if (cacheValid()) {
      keep(s -> s.withMemcachedMiB(number(cache.get())));
    } else {
      refresh();
    }
  }

  /** A folder with something else in it gets one below, of the server's name. */
  public void pickFolder(Path picked) {
    boolean own = isEmpty(picked) || Files.exists(picked.resolve(PlanFile.NAME));
    Path chosen = own ? picked : picked.resolve(session.draft().settings().name());
    folder.set(chosen.toString());
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      // Writing will say why it cannot be used.
      return true;
    }
  }

  private boolean folderValid() {
    return !folder.get().isBlank() && Path.of(folder.get().strip()).isAbsolute();
  }

  private void useFolder() {
    if (folderValid()) {
      session.keep(draft -> draft.withFolder(Path.of(folder.get().strip())));
    }
    refresh();
  }

  /** The first free port is proposed: 8080 is what others like, too. */
  @Override
  public void enter() {
    if (portState.get() == PortState.TAKEN) {
      int taken = number(port.get());
      useProposal();
      nameHolder(taken, proposal.get(), "network.proposed");
    }
    refresh();
  }

  @Override
  public void again() {
    usePort();
  }

  @Override
  public void proceed() {
    session.change(draft -> draft);
    session.next();
  }

  /** What browsers use: the domain on the internet, else this computer's own address. */
  public String address() {
    if (reach.get() == Reach.PRODUCTION && !site.domain().get().isBlank()) {
      return site.site(Reach.PRODUCTION).address();
    }
    return "http://127.0.0.1:" + session.draft().settings().port();
  }

  @Override
  protected void describe() {
    title("page.network.title");
    why("page.network.why");
    primary("page.network.primary");
    enabled(portState.get() != PortState.WRONG && cacheValid() && folderValid() && siteValid());
    String shown = port.get().strip();
    if (portState.get() == PortState.WRONG) {
      status("network.status.wrong");
    } else if (!siteValid()) {
      status("network.status.site");
    } else if (!cacheValid()) {
      status("network.status.cache");
    } else if (!folderValid()) {
      status("network.status.folder");
    } else if (portState.get() == PortState.TAKEN) {
      status("network.status.taken", shown);
    } else {
      status("network.status.free", shown);
    }
    if (session.navigation().get().furthest().ordinal() >= Step.NETWORK.ordinal()) {
      boolean fine = enabledProperty().get() && portState.get() == PortState.FREE;
      words(
          fine ? Tone.OK : Tone.WARN,
          "rail.network." + reach.get().name().toLowerCase(java.util.Locale.ROOT));
    }
  }
}
