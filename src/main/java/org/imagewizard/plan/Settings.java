package org.imagewizard.plan;

/**
 * The choices of a plan that are not about fit. {@link #defaults} are what the wizard proposes.
 *
 * @param registry prefix standing in for every registry host; empty for none
 * @param networkName {@code image}, or {@code image-NAME} when another server has that one
 */
public record Settings(
    String name,
    String channel,
    String registry,
    int port,
    DeploymentPlan.Reach network,
    DeploymentPlan.Restart restart,
    boolean guard,
    boolean piiLogging,
    boolean storeImageData,
    int memcachedMiB,
    int logMaxSizeMiB,
    int logMaxFiles,
    String networkName) {

  public Settings(
      String name,
      String channel,
      String registry,
      int port,
      DeploymentPlan.Reach network,
      DeploymentPlan.Restart restart,
      boolean guard,
      boolean piiLogging,
      boolean storeImageData,
      int memcachedMiB,
      int logMaxSizeMiB,
      int logMaxFiles) {
    this(
        name,
        channel,
        registry,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        DeploymentPlan.DEFAULT_NETWORK);
  }

  /** Log retention 3 x 100 MB a container and the 4 GiB cache are upstream's or the design's. */
  public static Settings defaults() {
    return new Settings(
        "lab-server",
        "unstable",
        "",
        8080,
        DeploymentPlan.Reach.LOCAL,
        DeploymentPlan.Restart.UPSTREAM,
        false,
        false,
        true,
        4096,
        100,
        3,
        DeploymentPlan.DEFAULT_NETWORK);
  }

  public Settings withName(String next) {
    return new Settings(
        next,
        channel,
        registry,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withChannel(String next) {
    return new Settings(
        name,
        next,
        registry,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withRegistry(String next) {
    return new Settings(
        name,
        channel,
        next,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withPort(int next) {
    return new Settings(
        name,
        channel,
        registry,
        next,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withNetwork(DeploymentPlan.Reach next) {
    return new Settings(
        name,
        channel,
        registry,
        port,
        next,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withRestart(DeploymentPlan.Restart next) {
    return new Settings(
        name,
        channel,
        registry,
        port,
        network,
        next,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withPiiLogging(boolean next) {
    return new Settings(
        name,
        channel,
        registry,
        port,
        network,
        restart,
        guard,
        next,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withStoreImageData(boolean next) {
    return new Settings(
        name,
        channel,
        registry,
        port,
        network,
        restart,
        guard,
        piiLogging,
        next,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withMemcachedMiB(int next) {
    return new Settings(
        name,
        channel,
        registry,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        next,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withGuard(boolean next) {
    return new Settings(
        name,
        channel,
        registry,
        port,
        network,
        restart,
        next,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        networkName);
  }

  public Settings withNetworkName(String next) {
    return new Settings(
        name,
        channel,
        registry,
        port,
        network,
        restart,
        guard,
        piiLogging,
        storeImageData,
        memcachedMiB,
        logMaxSizeMiB,
        logMaxFiles,
        next);
  }
}
