package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.deploy.UpdateResult.Outcome;
import org.imagewizard.docker.ComposeCli;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.it.Plans;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.DockerSocket;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newer builds come from a real registry onto a real engine, and go again when they are bad. */
class UpdateIT {
  private static final Set<String> ON = Set.of("orchestrator", "memcached", "motd-handler");
  private static final String CRASHES =
      "ENTRYPOINT [\"/bin/busybox\", \"sh\", \"-c\", \"echo a broken build; exit 7\"]";
  private static final String ANSWERS_NOTHING =
      "ENTRYPOINT [\"/bin/busybox\", \"sh\", \"-c\","
          + " \"/bin/busybox sed -i s,/render,/nothing,g /answer; exec /init\"]";

  @TempDir Path temp;

  private final Cancellation cancellation = new Cancellation();
  private final List<Progress> events = Collections.synchronizedList(new ArrayList<>());
  private final CatalogLoader catalogs = new CatalogLoader(Map.of());
  private EngineEnvironment environment;
  private Engine engine;
  private Operations operations;
  private Deployment deployment;
  private String orchestrator;

  @BeforeEach
  void aRunningServer() {
    environment = EngineEnvironment.require().withRegistry();
    EngineFinder engines = new EngineFinder();
    engine = engines.connect();
    operations = new Operations(engine, new ComposeCli(new Redactor(), engines));
    DeploymentPlan plan =
        Plans.some(
            "it-update", catalogs.bundled(), ON, environment.registry() + "/it-update", 18_481);
    DockerSocket group = DockerSocket.of(engine.info().endpoint());
    Path folder = temp.resolve("server");
    new FolderWriter()
        .write(folder, new Renderer().render(plan, catalogs.bundled(), group, Map.of()));
    deployment = Deployment.open(folder);
    orchestrator = ComposeFile.read(deployment).images().get("orchestrator");
    ComposeFile.read(deployment)
        .distinctImages()
        .forEach(name -> publish(name, "first", Publisher.STARTS));
    assertThat(operations.up(deployment, events::add, cancellation).ok()).isTrue();
  }

  @AfterEach
  void leaveNothing() {
    if (deployment != null) {
      List<String> names = ComposeFile.read(deployment).distinctImages();
      operations.remove(deployment, true, events::add, cancellation);
      names.forEach(engine::removeImage);
      engine.images().stream()
          .flatMap(image -> image.digests().stream())
          .filter(name -> name.contains("/it-update/"))
          .forEach(engine::removeImage);
    }
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void nothingNewerIsSaidAndTheLockWritten() {
    String before = running("orchestrator").id();

    UpdateResult result = operations.update(deployment, events::add, cancellation);

    assertThat(result.outcome()).isEqualTo(Outcome.NOTHING_NEWER);
    assertThat(result.ok()).isTrue();
    assertThat(running("orchestrator").id()).isEqualTo(before);
    LockFile.Locked locked = lock().service("orchestrator").orElseThrow();
    assertThat(locked.indexDigest()).isEqualTo(engine.registryDigest(orchestrator));
    assertThat(locked.revision()).isEqualTo("first");
    assertThatThrownBy(() -> operations.rollback(deployment, events::add, cancellation))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not updated yet");
  }

  @Test
  void aGoodBuildStaysAndARollbackBringsTheFirstOneBack() {
    String first = running("orchestrator").imageId();
    String motd = running("motd-handler").id();
    String cacheStarted = running("memcached").startedAt();
    publish(orchestrator, "second", Publisher.STARTS);

    UpdateResult result = operations.update(deployment, events::add, cancellation);

    assertThat(result.outcome()).as("%s", result.failure()).isEqualTo(Outcome.DONE);
    assertThat(result.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.services()).containsExactly("orchestrator");
              assertThat(change.before()).endsWith("first");
              assertThat(change.after()).endsWith("second");
            });
    String second = running("orchestrator").imageId();
    assertThat(second).isNotEqualTo(first);
    assertThat(running("motd-handler").id()).as("only what differs is made anew").isEqualTo(motd);
    assertThat(running("memcached").startedAt())
        .as("the cache forgets what the old build answered")
        .isNotEqualTo(cacheStarted);
    assertThat(lock().service("orchestrator").orElseThrow().revision()).isEqualTo("second");
    assertThat(lastEvent()).isInstanceOf(Progress.Done.class);

    UpdateResult back = operations.rollback(deployment, events::add, cancellation);
    assertThat(back.outcome()).as("%s", back.failure()).isEqualTo(Outcome.DONE);
    assertThat(running("orchestrator").imageId()).isEqualTo(first);
    assertThat(lock().service("orchestrator").orElseThrow().revision()).isEqualTo("first");
  }

  @Test
  void aBuildThatCrashesGoesAndTheOldOneComesBack() {
    returns(CRASHES, "orchestrator did not become ready");
  }

  @Test
  void aBuildThatRunsButAnswersNothingGoesToo() {
    returns(ANSWERS_NOTHING, "the test failed");
  }

  private void returns(String entrypoint, String said) {
    String first = running("orchestrator").imageId();
    publish(orchestrator, "bad", entrypoint);

    UpdateResult result = operations.update(deployment, events::add, cancellation);

    assertThat(result.outcome()).isEqualTo(Outcome.RETURNED);
    assertThat(result.ok()).isFalse();
    assertThat(result.failure().toString()).contains(said);
    assertThat(running("orchestrator").imageId()).isEqualTo(first);
    assertThat(engine.imageId(orchestrator)).as("the tag means the old build").contains(first);
    assertThat(operations.smoke(deployment, Optional.empty(), cancellation).ok()).isTrue();
    assertThat(((Progress.Done) lastEvent()).ok()).isFalse();
    assertThat(new Locks(deployment.folder()).pending()).isEmpty();
  }

  @Test
  void aRegistryThatHasOneImageNoMoreChangesNothing() {
    String before = running("orchestrator").id();
    publish(orchestrator, "second", Publisher.STARTS);
    Path compose = deployment.composeFile();
    rewrite(compose, "image-handler-motd", "image-handler-gone");

    assertThatThrownBy(() -> operations.update(deployment, events::add, cancellation))
        .satisfies(
            e -> {
              Problem problem = ((ProblemException) e).problem();
              assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME);
              assertThat(problem.evidence()).singleElement().asString().contains("handler-gone");
            });
    assertThat(running("orchestrator").id()).isEqualTo(before);
    rewrite(compose, "image-handler-gone", "image-handler-motd");
  }

  @Test
  void anInterruptedUpdateIsRefusedAndRolledBackFromWhatTheFolderKeeps() {
    String first = running("orchestrator").imageId();
    // The state of a wizard that was killed between the exchange and the test.
    new Locks(deployment.folder())
        .begin(new Versions(engine).running(deployment, ComposeFile.read(deployment)));
    publish(orchestrator, "bad", CRASHES);
    operations.pull(deployment, events::add, cancellation);
    operations.up(deployment, events::add, cancellation);
    assertThatThrownBy(() -> operations.update(deployment, events::add, cancellation))
        .hasMessageContaining("interrupted");

    UpdateResult back = operations.rollback(deployment, events::add, cancellation);

    assertThat(back.outcome()).as("%s", back.failure()).isEqualTo(Outcome.DONE);
    assertThat(running("orchestrator").imageId()).isEqualTo(first);
    assertThat(new Locks(deployment.folder()).pending()).isEmpty();
  }

  @Test
  void onlyBuildsThatNothingNeedsAreOfferedForRemoval() {
    publish(orchestrator, "second", Publisher.STARTS);
    operations.update(deployment, events::add, cancellation);
    assertThat(operations.oldImages(deployment)).as("the first is kept for a rollback").isEmpty();
    publish(orchestrator, "third", Publisher.STARTS);
    operations.update(deployment, events::add, cancellation);

    List<LocalImage> old = operations.oldImages(deployment);
    assertThat(old).extracting(LocalImage::revision).containsExactly("first");
    operations.removeOldImages(old);
    assertThat(operations.oldImages(deployment)).isEmpty();
    assertThat(operations.rollback(deployment, events::add, cancellation).ok()).isTrue();
  }

  private Progress lastEvent() {
    return events.getLast();
  }

  private LockFile lock() {
    return LockFile.read(deployment.folder().resolve(LockFile.NAME));
  }

  private Container running(String service) {
    return engine.containers(deployment.plan().project()).stream()
        .filter(one -> one.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  private void publish(String reference, String revision, String entrypoint) {
    new Publisher(engine, environment).publish(reference, revision, entrypoint);
  }

  private static void rewrite(Path file, String from, String to) {
    try {
      Files.writeString(file, Files.readString(file).replace(from, to));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
