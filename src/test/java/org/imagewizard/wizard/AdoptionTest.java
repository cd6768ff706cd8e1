package org.imagewizard.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Remark;
import org.imagewizard.fit.BranchAndBound;
import org.imagewizard.fit.Fit;
import org.imagewizard.fit.Place;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Plans;
import org.imagewizard.plan.Settings;
import org.imagewizard.plan.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choices and keys of a folder set up by hand are those of the draft. */
class AdoptionTest {
  private static final Machine MACHINE =
      new Machine(
          "this computer",
          64_000,
          60_000,
          8,
          500_000,
          List.of(
              new Gpu(0, "GPU-aaaa-0", "Card", 24_000, 0, false, List.of()),
              new Gpu(1, "GPU-bbbb-1", "Card", 24_000, 0, false, List.of())));

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void aFolder() throws IOException {
    folder = Files.createDirectories(temp.resolve("My Server"));
    Files.createDirectory(folder.resolve("config"));
    Files.writeString(
        folder.resolve("base.yml"),
        """
        services:
          orchestrator:
            image: ghcr.io/shared-reality-lab/image-orchestrator:${REGISTRY_TAG}
            environment: [STORE_IMAGE_DATA=OFF]
            profiles: [lab]
          memcached:
            image: memcached:1.6
            command: -m 1024 -I 5m
          espnet-tts:
            image: ghcr.io/shared-reality-lab/image-service-espnet-tts:${REGISTRY_TAG}
            profiles: [lab]
            deploy: {resources: {reservations: {devices: [{driver: nvidia, capabilities: [gpu]}]}}}
          graphic-caption:
            image: ghcr.io/shared-reality-lab/image-preprocessor-graphic-caption:${REGISTRY_TAG}
            env_file: ./config/llm.env
            profiles: [lab, other]
          semantic-segmentation:
            image: ghcr.io/shared-reality-lab/image-preprocessor-mmsemantic-segmentation
            profiles: [other]
        """);
    Files.writeString(
        folder.resolve("mine.yml"),
        """
        services:
          orchestrator:
            ports: ["127.0.0.1:${PORT}:8080"]
            logging: {driver: json-file, options: {max-size: 20m, max-file: "5"}}
          espnet-tts:
            deploy: {resources: {reservations: {devices: [{driver: nvidia, device_ids: [GPU-bbbb-1], capabilities: [gpu]}]}}}
        """);
    env("COMPOSE_PROFILES=lab\n");
    Files.writeString(
        folder.resolve("config/llm.env"), "LLM_API_KEY = key-of-the-lab # mine\nOTHER=kept\n");
  }

  private void env(String more) throws IOException {
    Files.writeString(
        folder.resolve(".env"),
        "COMPOSE_FILE=base.yml:mine.yml\nREGISTRY_TAG=latest\nPII_LOGGING_ENABLED=True\nPORT=8123\n"
            + more);
  }

  @Test
  void settingsAreRecognised() {
    Draft draft = adopt().draft();
    Settings settings = draft.settings();

    assertThat(draft.source()).contains(folder);
    assertThat(settings.name()).isEqualTo("my-server");
    assertThat(settings.channel()).isEqualTo("latest");
    assertThat(settings.port()).isEqualTo(8123);
    assertThat(settings.network()).isEqualTo(Reach.LOCAL);
    assertThat(settings.piiLogging()).isTrue();
    assertThat(settings.storeImageData()).isFalse();
    assertThat(settings.memcachedMiB()).isEqualTo(1024);
    assertThat(List.of(settings.logMaxSizeMiB(), settings.logMaxFiles())).containsExactly(20, 5);
    assertThat(settings.guard()).as("not there by hand").isFalse();
  }

  @Test
  void onlyKnownKeysBecomeTheDraftsAndNoneIsShown() {
    Adoption adoption = adopt();

    assertThat(adoption.draft().keys())
        .isEqualTo(Map.of("LLM_API_KEY", new Secret("key-of-the-lab")));
    assertThat(adoption.toString()).doesNotContain("key-of-the-lab");
  }

  @Test
  void oneProfileStaysAProfileAndTheLastCardThatIsNamedCounts() {
    Draft draft = adopt().draft();

    assertThat(draft.wishes().profile()).contains("lab");
    assertThat(draft.wishes().pins()).isEqualTo(Map.of("espnet-tts", "gpu:1"));
    assertThat(plan(adopt()).running())
        .extracting(one -> one.name() + " " + one.place())
        .containsExactly(
            "orchestrator cpu", "memcached cpu", "espnet-tts gpu:1", "graphic-caption cpu");
  }

  @Test
  void severalProfilesBecomePins() throws IOException {
    env("COMPOSE_PROFILES=lab,other\n");

    assertThat(adopt().draft().wishes().profile()).isEmpty();
    assertThat(plan(adopt()).running()).hasSize(5);

    env("COMPOSE_PROFILES=lab,nobody\n");
    assertThat(plan(adopt()).running())
        .extracting(DeploymentPlan.PlannedService::name)
        .doesNotContain("semantic-segmentation")
        .hasSize(4);
  }

  @Test
  void aPortForEverybodyIsALabServer() throws IOException {
    Files.writeString(
        folder.resolve("mine.yml"),
        "services:\n  orchestrator:\n    ports: [{target: 8080, published: \"${PORT}\"}]\n");

    assertThat(adopt().draft().settings().network()).isEqualTo(Reach.LAB);
    assertThat(adopt().draft().settings().port()).isEqualTo(8123);
  }

  @Test
  void aTraefikInFrontIsProductionAndTheWizardsOwnStandsInForIt() throws IOException {
    Files.writeString(
        folder.resolve("mine.yml"),
        """
        services:
          orchestrator:
            ports: ["127.0.0.1:${PORT}:8080"]
          door:
            image: nginx:1.27
            labels:
              - traefik.http.routers.a.rule=Host(`image.lab.example`)
          edge:
            image: traefik:v3.1
            command: --certificatesResolvers.x.acme.email=it@lab.example
        """);

    Settings settings = adopt().draft().settings();
    assertThat(settings.network()).isEqualTo(Reach.PRODUCTION);
    assertThat(settings.port()).isEqualTo(8123);
    assertThat(settings.site())
        .isEqualTo(Site.NONE.withDomain("image.lab.example").withEmail("it@lab.example"));
    assertThat(adopt().draft().wishes().pins()).containsEntry("edge", "off");
    assertThat(plan(adopt()).running())
        .extracting(DeploymentPlan.PlannedService::name)
        .contains("orchestrator")
        .doesNotContain("edge", "door");
    assertThat(adopt().inspection().remarks())
        .filteredOn(remark -> remark.kind() == Remark.Kind.FRONT_REPLACED)
        .extracting(remark -> remark.summary().in(Locale.FRENCH))
        .containsExactly("L’assistant écrit le sien à la place de door, edge");
  }

  @Test
  void aTraefikWithoutADomainLeavesTheNetworkAsItIs() throws IOException {
    Files.writeString(folder.resolve("mine.yml"), "services:\n  edge:\n    image: traefik:v3.1\n");

    assertThat(adopt().draft().settings().network()).isEqualTo(Reach.LOCAL);
    assertThat(adopt().draft().wishes().pins()).doesNotContainKey("edge");
    assertThat(adopt().inspection().remarks())
        .extracting(Remark::kind)
        .contains(Remark.Kind.FRONT_INCOMPLETE);
  }

  @Test
  void theNewFolderIsNeverTheOneThatIsThere() throws IOException {
    Path image = Files.createDirectories(temp.resolve("image/my-server"));

    assertThat(adopt().draft().folder()).isEqualTo(image.resolveSibling("my-server-2"));
    assertThat(adopt().draft().settings().name()).isEqualTo("my-server-2");
  }

  private Adoption adopt() {
    CatalogLoader loader = new CatalogLoader(Map.of());
    return Adoption.of(
        loader.from(folder),
        loader.inspect(folder),
        MACHINE,
        Draft.fresh(temp, "lab-server").withSource(Optional.of(folder)));
  }

  private static DeploymentPlan plan(Adoption adoption) {
    Draft draft = adoption.draft();
    Map<String, Place> previous = Map.of();
    var proposal =
        new Fit(new BranchAndBound())
            .propose(adoption.catalog(), MACHINE, draft.wishes(), previous, new Cancellation());
    assertThat(proposal.placement().conflict()).isEmpty();
    return Plans.of(proposal.catalog(), MACHINE, proposal, draft.wishes(), draft.settings());
  }
}
