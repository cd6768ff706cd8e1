package org.imagewizard.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.LocalModel;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;

/**
 * The whole choice, without any secret. Written as {@code plan.yaml} (docs/schema/plan.schema.json)
 * and read again by every command that works on a folder.
 *
 * @param format 1; a file with a higher one is refused
 * @param name of the deployment; Compose's project name is {@code image-NAME}
 * @param source "bundled" or an absolute path
 * @param channel the tag of all first-party images
 * @param registry prefix that stands in for every registry host; empty for none
 * @param services every service of the source, the ones that are off too
 * @param gpuUuids card index to UUID, where known: a reservation by UUID survives a restart
 * @param withoutKeys key groups the person does not have
 * @param port on 127.0.0.1, where the orchestrator is published
 * @param memcachedMiB size of the cache
 * @param practice whether stand-in images run instead of IMAGE's
 * @param networkName of the network that all services share on the engine
 * @param site domain and certificates, where others may reach the server
 * @param localModel the language model that runs beside IMAGE, when it runs on this computer
 */
public record DeploymentPlan(
    int format,
    String name,
    String source,
    String channel,
    String registry,
    LanguageModel languageModel,
    List<PlannedService> services,
    List<String> capabilities,
    Map<Integer, String> gpuUuids,
    List<String> withoutKeys,
    int port,
    Reach network,
    Restart restart,
    boolean guard,
    boolean piiLogging,
    boolean storeImageData,
    int memcachedMiB,
    int logMaxSizeMiB,
    int logMaxFiles,
    boolean practice,
    String networkName,
    Site site,
    Optional<LocalModel> localModel) {

  public static final int FORMAT = 1;

  /** What upstream's scripts expect the network to be called. */
  public static final String DEFAULT_NETWORK = "image";

  /** One service: where it runs, how often, and its own tag when it differs (empty otherwise). */
  public record PlannedService(String name, Place place, int replicas, String tag) {}

  /** Who may reach the server. */
  public enum Reach {
    LOCAL,
    LAB,
    PRODUCTION;

    /** As options and files write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The restart policy: as upstream writes it, or {@code unless-stopped} for every service. */
  public enum Restart {
    UPSTREAM,
    UNLESS_STOPPED;

    /** As options and files write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * With the usual network: upstream's, or one of its own for practice, because the orchestrator
   * takes every labelled container on its networks for a part of its server.
   */
  public DeploymentPlan(
      int format,
      String name,
      String source,
      String channel,
      String registry,
      LanguageModel languageModel,
      List<PlannedService> services,
      List<String> capabilities,
      Map<Integer, String> gpuUuids,
      List<String> withoutKeys,
      int port,
      Reach network,
      Restart restart,
      boolean guard,
      boolean piiLogging,
      boolean storeImageData,
      int memcachedMiB,
      int logMaxSizeMiB,
      int logMaxFiles,
      boolean practice) {
    this(
        format,
        name,
        source,
        channel,
        registry,
        languageModel,
        services,
        capabilities,
        gpuUuids,
        withoutKeys,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        practice,
        practice ? DEFAULT_NETWORK + "-" + name : DEFAULT_NETWORK);
  }

  /** With a language model elsewhere, or none. */
  public DeploymentPlan(
      int format,
      String name,
      String source,
      String channel,
      String registry,
      LanguageModel languageModel,
      List<PlannedService> services,
      List<String> capabilities,
      Map<Integer, String> gpuUuids,
      List<String> withoutKeys,
      int port,
      Reach network,
      Restart restart,
      boolean guard,
      boolean piiLogging,
      boolean storeImageData,
      int memcachedMiB,
      int logMaxSizeMiB,
      int logMaxFiles,
      boolean practice,
      String networkName) {
    this(
        format,
        name,
        source,
        channel,
        registry,
        languageModel,
        services,
        capabilities,
        gpuUuids,
        withoutKeys,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        practice,
        networkName,
        Site.NONE,
        Optional.empty());
  }

  public DeploymentPlan {
    services = List.copyOf(services);
    capabilities = List.copyOf(capabilities);
    gpuUuids = Map.copyOf(gpuUuids);
    withoutKeys = List.copyOf(withoutKeys);
  }

  /** The same plan with other places, tags or numbers of its services. */
  public DeploymentPlan withServices(List<PlannedService> next) {
    return new DeploymentPlan(
        format,
        name,
        source,
        channel,
        registry,
        languageModel,
        next,
        capabilities,
        gpuUuids,
        withoutKeys,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        practice,
        networkName,
        site,
        localModel);
  }

  /** The same plan with images of another channel, or from elsewhere. */
  public DeploymentPlan withImages(String nextChannel, String nextRegistry) {
    return new DeploymentPlan(
        format,
        name,
        source,
        nextChannel,
        nextRegistry,
        languageModel,
        services,
        capabilities,
        gpuUuids,
        withoutKeys,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        practice,
        networkName,
        site,
        localModel);
  }

  /** The same plan on a network that no other server has. */
  public DeploymentPlan withOwnNetwork() {
    return new DeploymentPlan(
        format,
        name,
        source,
        channel,
        registry,
        languageModel,
        services,
        capabilities,
        gpuUuids,
        withoutKeys,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        practice,
        project(),
        site,
        localModel);
  }

  /** Compose's project name. */
  public String project() {
    return "image-" + name;
  }

  /** The services that are on, in the source's order. */
  public List<PlannedService> running() {
    return services.stream().filter(s -> s.place().isOn()).toList();
  }
}
