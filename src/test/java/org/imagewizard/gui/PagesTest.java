package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.catalog.Preset;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.gui.check.CheckViewModel;
import org.imagewizard.gui.keys.KeysState;
import org.imagewizard.gui.keys.KeysViewModel;
import org.imagewizard.gui.network.NetworkViewModel;
import org.imagewizard.gui.services.ServicesState.Row;
import org.imagewizard.gui.services.ServicesViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.start.SourceViewModel;
import org.imagewizard.gui.start.StartViewModel;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.version.VersionState;
import org.imagewizard.gui.version.VersionViewModel;
import org.imagewizard.machine.Finding.Status;
import org.imagewizard.machine.Gpu;
import org.imagewizard.plan.LockFile;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.EquivalentCommand;
import org.imagewizard.wizard.Room;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The view models, on one thread and without a toolkit. */
class PagesTest {
  private final FakeBackend backend = new FakeBackend();
  private final Session session = session(backend);

  static Session session(FakeBackend backend) {
    return new Session(
        backend,
        Tasks::sameThread,
        Runnable::run,
        new Texts(Locale.ENGLISH),
        Draft.fresh(FakeData.home(), "lab-server"));
  }

  @Test
  void theCheckSaysTheWorstFirstAndThatOneMayGoOn() {
    CheckViewModel check = new CheckViewModel(session);
    session.go(Step.CHECK);
    check.enter();
    assertThat(check.findings().get().getFirst().status()).isEqualTo(Status.FAIL);
    assertThat(check.accentProperty().get()).isFalse();
    assertThat(check.wordsProperty().get()).isEqualTo("1 problem, 1 warning");
    assertThat(check.toneProperty().get()).isEqualTo(Tone.BAD);
    check.run(check.findings().get().getFirst().fixes().getFirst());
    assertThat(backend.done).containsExactly("fix install-nvidia-toolkit");
  }

  @Test
  void aFolderSetUpByHandIsTakenOver(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("compose.yaml"),
        "services: {orchestrator: {image: a, group_add: [\"${DOCKER_GID}\"]}}\n");
    Files.writeString(folder.resolve(".env"), "REGISTRY_TAG=latest\n");
    StartViewModel start =
        new StartViewModel(
            session, () -> {}, opened -> backend.done.add("opened"), new SimpleBooleanProperty());
    start.enter();
    start.choose(folder);

    assertThat(start.adoption().get().inspection().remarks()).hasSize(1);
    assertThat(start.primaryProperty().get()).isEqualTo("Take over its choices");
    start.proceed();
    assertThat(session.draft().source()).contains(folder);
    assertThat(session.draft().settings().channel()).isEqualTo("latest");
    assertThat(session.navigation().get().current()).isEqualTo(Step.CHECK);
    assertThat(backend.done).isEmpty();
  }

  @Test
  void aCloneIsMadeAndItsServicesAreUsedAndACancelledOneChangesNothing() {
    StartViewModel start =
        new StartViewModel(session, () -> {}, opened -> {}, new SimpleBooleanProperty());
    start.enter();
    SourceViewModel source = start.source();
    source.folder().set("/home/somebody/IMAGE-server");
    source.ref().set(" v1 ");
    backend.cloning =
        () -> {
          assertThat(source.said().get()).isEqualTo("Receiving objects, 100 %");
          assertThat(start.enabledProperty().get()).isFalse();
          source.cancel();
        };
    source.bring();
    assertThat(source.said().get()).startsWith("Stopped.");
    assertThat(session.problem().get()).isNull();
    assertThat(session.draft().source()).isEmpty();

    backend.cloning = () -> {};
    source.bring();
    assertThat(backend.done)
        .containsExactly("clone https://github.com/Shared-Reality-Lab/IMAGE-server.git v1 false");
    assertThat(session.draft().source()).contains(Path.of("/home/somebody/IMAGE-server"));
    assertThat(source.said().get()).contains("at commit 1234567890", "kept: compose.yaml");
    assertThat(start.enabledProperty().get()).isTrue();

    source.useOwn();
    assertThat(session.draft().source()).isEmpty();
    assertThat(source.source().get()).isEmpty();
  }

  @Test
  void thatAServerIsBeingOpenedIsSaid() {
    SimpleBooleanProperty opening = new SimpleBooleanProperty();
    List<Path> opened = new ArrayList<>();
    StartViewModel start = new StartViewModel(session, () -> {}, opened::add, opening);
    start.enter();
    Path folder = Path.of("/home/somebody/image/lab");
    start.openServer(new Backend.Server("lab", folder, "latest", false, 3, 9));
    opening.set(true);
    assertThat(opened).containsExactly(folder);
    assertThat(start.statusProperty().get()).isEqualTo("Opening the server…");
    assertThat(start.enabledProperty().get()).isFalse();
    assertThat(start.wordsProperty().get()).isEqualTo("Choose one");
    opening.set(false);
    assertThat(start.statusProperty().get()).doesNotContain("Opening");
    assertThat(start.folder().get()).isEqualTo(folder);
  }

  @Test
  void aFolderThatIsNoServerIsSaidAndNothingIsOpened(@TempDir Path folder) {
    StartViewModel start =
        new StartViewModel(session, () -> {}, opened -> {}, new SimpleBooleanProperty());
    start.enter();
    start.choose(folder);

    assertThat(session.problem().get().summary()).contains("has no compose file");
    assertThat(start.enabledProperty().get()).isFalse();
  }

  @Test
  void aWishThatCannotBeMetIsTakenBackWithItsReason() {
    ServicesViewModel services = new ServicesViewModel(session);
    services.enter();
    services.toggle("depth", true);
    Row depth = row(services, "depth");
    assertThat(depth.on()).isFalse();
    assertThat(depth.tone()).isEqualTo(Tone.WARN);
    assertThat(depth.reason()).contains("712 MiB are left");
    assertThat(session.draft().wishes().wants()).isEmpty();
  }

  @Test
  void leavingOutAndBestFitMoveTheMeters() {
    ServicesViewModel services = new ServicesViewModel(session);
    services.enter();
    assertThat(services.state().get().bars().getFirst().summary()).isEqualTo("712 MiB left");
    services.toggle("french", false);
    assertThat(row(services, "french").tone()).isEqualTo(Tone.OFF);
    assertThat(services.state().get().bars().getFirst().summary()).isEqualTo("1,612 MiB left");
    services.bestFit();
    assertThat(row(services, "french").on()).isTrue();
    Room room = services.room().orElseThrow();
    Gpu card = room.machine().gpus().getFirst();
    services.limit(room.limits().withGpuReserve(card.index(), OptionalLong.of(2048)));
    assertThat(session.draft().wishes().limits().gpuReserveMiB()).containsEntry(0, 2048L);
    services.bestFit();
    assertThat(session.draft().wishes().limits().gpuReserveMiB())
        .as("the best fit within the room that was said")
        .containsEntry(0, 2048L);
    services.start(Preset.named("production"));
    services.start(Preset.named("testing"));
    assertThat(session.draft().settings().channel()).isEqualTo("unstable");
    assertThat(session.draft().wishes().limits().gpuReserveMiB()).containsEntry(0, 2048L);
    services.languageModel().set(LanguageModel.NONE);
    assertThat(row(services, "photo-text").on()).isFalse();
  }

  private static Row row(ServicesViewModel services, String id) {
    return services.state().get().groups().stream()
        .flatMap(group -> group.rows().stream())
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMissingKeyMayBeLeftOutAndWhatGoesIsSaid() {
    session.ensureEvaluated();
    KeysViewModel keys = new KeysViewModel(session);
    session.go(Step.KEYS);
    keys.enter();
    assertThat(keys.primaryProperty().get()).isEqualTo("Leave out what lacks its key");
    keys.proceed();
    assertThat(keys.state().get().gone()).containsExactly("Photos as text");
    assertThat(session.draft().wishes().withoutKeys()).containsExactly("llm");
    keys.restore("llm");
    keys.set("LLM_URL", "https://llm.example.edu/v1");
    keys.set("LLM_API_KEY", " pasted-with-blanks ");
    assertThat(keys.primaryProperty().get()).isEqualTo("Continue to version");
    assertThat(session.draft().keys().values()).allMatch(k -> !k.toString().contains("pasted"));
    assertThat(keys.state().get().toString()).doesNotContain("pasted");
  }

  @Test
  void aKeyIsCheckedOnlyWhenWantedAndAChangedOneIsUncheckedAgain() {
    session.ensureEvaluated();
    KeysViewModel keys = new KeysViewModel(session);
    keys.enter();
    String name =
        keys.state().get().groups().stream()
            .flatMap(group -> group.fields().stream())
            .filter(KeysState.Field::checkable)
            .findFirst()
            .orElseThrow()
            .name();
    for (String value : List.of("good", "bad", "unknown")) {
      keys.set(name, value);
      assertThat(keys.checks().get()).isEmpty();
      keys.check(name);
      assertThat(keys.checks().get().get(name).verdict().orElseThrow().word())
          .isEqualTo(Map.of("good", "ok", "bad", "wrong", "unknown", "unknown").get(value));
    }
    // Nobody is held back by what could not be checked.
    assertThat(keys.enabledProperty().get()).isTrue();
  }

  /** On the bundled services: the made-up ones have no images. */
  @Test
  void theRegistryIsAskedAndWhatLacksTheVersionRunsWhatItHas() {
    Session real = session(new SampleBackend());
    SampleBackend asked = (SampleBackend) real.backend();
    asked.lacking = List.of("orchestrator");
    real.ensureEvaluated();
    VersionViewModel version = new VersionViewModel(real);
    real.go(Step.VERSION);
    version.enter();

    VersionState state = version.state().get();
    assertThat(asked.done).containsExactly("versions unstable");
    assertThat(state.columns()).containsExactly("unstable", "latest");
    assertThat(state.channels().get("unstable").complete()).isFalse();
    assertThat(state.channels().get("latest").complete()).isTrue();
    assertThat(state.rows())
        .filteredOn(row -> row.service().equals("orchestrator"))
        .extracting(row -> row.built().getFirst().text() + ", " + row.note())
        .containsExactly("Missing, other instead");
    assertThat(state.remarks()).anyMatch(line -> line.startsWith("Ages are mixed in unstable"));
    assertThat(state.download().orElseThrow().freeMiB()).isEqualTo(200_000);
    assertThat(real.draft().tags()).containsEntry("orchestrator", "other");

    version.insteads().set(false);
    assertThat(real.draft().tags()).doesNotContainKey("orchestrator");
    // The other channel is known already; nobody is asked again.
    version.channel().set(VersionViewModel.Channel.LATEST);
    assertThat(asked.done).hasSize(1);
    assertThat(version.state().get().insteads()).isFalse();

    version.channel().set(VersionViewModel.Channel.DAY);
    assertThat(version.enabledProperty().get()).isFalse();
    version.day().set("2026-05-12");
    version.ask();
    assertThat(asked.done).last().isEqualTo("versions 2026-05-12");
    assertThat(version.enabledProperty().get()).isTrue();
    assertThat(real.draft().tags()).containsValue("2026-05-12");
  }

  @Test
  void theFolderNamesTheExactImagesWhenSomebodyWantsThat() {
    Session real = session(new SampleBackend());
    SampleBackend asked = (SampleBackend) real.backend();
    real.ensureEvaluated();
    VersionViewModel version = new VersionViewModel(real);
    real.go(Step.VERSION);
    version.enter();
    assertThat(real.draft().lock()).isEmpty();

    version.exact().on().set(true);
    assertThat(asked.done).last().isEqualTo("lock unstable");
    LockFile lock = real.draft().lock().orElseThrow();
    assertThat(lock.service("orchestrator").orElseThrow().tag()).isEqualTo("unstable");
    assertThat(EquivalentCommand.of(Step.REVIEW, real.draft())).endsWith(" --locked");
    assertThat(version.enabledProperty().get()).isTrue();

    version.channel().set(VersionViewModel.Channel.LATEST);
    assertThat(asked.done).last().isEqualTo("lock latest");
    assertThat(real.draft().lock().orElseThrow()).isNotEqualTo(lock);

    asked.offline = true;
    version.channel().set(VersionViewModel.Channel.UNSTABLE);
    assertThat(version.enabledProperty().get()).as("half a lock is none").isFalse();
    assertThat(version.state().get().remarks()).contains("1 image cannot be locked.", "tool: none");
    assertThat(real.draft().lock()).isEmpty();

    version.exact().on().set(false);
    assertThat(version.enabledProperty().get()).isTrue();
    assertThat(EquivalentCommand.of(Step.REVIEW, real.draft())).doesNotContain("--locked");
  }

  @Test
  void aSilentRegistryHoldsNobodyBack() {
    backend.offline = true;
    session.ensureEvaluated();
    VersionViewModel version = new VersionViewModel(session);
    session.go(Step.VERSION);
    version.enter();
    assertThat(version.state().get().remarks())
        .containsExactly("No registry answered. Ages and sizes are not known; you can go on.");
    assertThat(version.enabledProperty().get()).isTrue();
    assertThat(backend.done).containsExactly("versions unstable");
  }

  @Test
  void aRegistryStandsInForEveryHost() {
    session.ensureEvaluated();
    VersionViewModel version = new VersionViewModel(session);
    version.registry().set("mirror.example.org/lab/");
    version.channel().set(VersionViewModel.Channel.LATEST);
    assertThat(version.images().get().getFirst().reference())
        .isEqualTo("mirror.example.org/lab/example-lab/image-orchestrator:latest");
    assertThat(session.draft().settings().registry()).isEqualTo("mirror.example.org/lab");
    version.channel().set(VersionViewModel.Channel.OTHER);
    assertThat(version.enabledProperty().get()).isFalse();
  }

  @Test
  void aTakenPortNamesItsHolderAndAFreeOneIsProposed() {
    backend.takenPorts = Set.of(9000, 9001);
    NetworkViewModel network = new NetworkViewModel(session);
    network.port().set("9000");
    assertThat(network.holder().get())
        .isEqualTo("Port 9000 is taken by python3 of user marie, process 3120.");
    assertThat(network.proposal().get()).isEqualTo(9002);
    network.enter();
    assertThat(network.holder().get())
        .matches("Port 9000 is taken by python3 .*3120. Port 9002 is proposed.");
    network.port().set("9000");
    network.useProposal();
    assertThat(network.holder().get()).isEmpty();
    assertThat(session.draft().settings().port()).isEqualTo(9002);
  }

  @Test
  void aPickedFolderThatIsInUseGetsOneBelowForTheServer(@TempDir Path folder) throws IOException {
    NetworkViewModel network = new NetworkViewModel(session);
    network.pickFolder(folder);
    assertThat(session.draft().folder()).isEqualTo(folder);
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    network.pickFolder(folder);
    String name = session.draft().settings().name();
    assertThat(session.draft().folder()).isEqualTo(folder.resolve(name));
    Files.writeString(folder.resolve("plan.yaml"), "");
    network.pickFolder(folder);
    assertThat(session.draft().folder()).isEqualTo(folder);
  }

  @Test
  void aWrongPortStopsHereAndARightOneIsKept() {
    NetworkViewModel network = new NetworkViewModel(session);
    network.port().set("seventy");
    assertThat(network.enabledProperty().get()).isFalse();
    network.port().set("18733");
    assertThat(network.enabledProperty().get()).isTrue();
    assertThat(session.draft().settings().port()).isEqualTo(18_733);
  }

  @Test
  void keysOfTheDraftAreNeverInTheEquivalentCommand() {
    session.keep(
        draft -> draft.withKey("LLM_API_KEY", new org.imagewizard.base.secret.Secret("x1y2z3")));
    assertThat(session.draft().toString()).doesNotContain("x1y2z3");
    assertThat(Map.copyOf(session.draft().keys())).containsOnlyKeys("LLM_API_KEY");
  }
}
