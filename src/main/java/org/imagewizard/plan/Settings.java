package org.imagewizard.plan;

import java.util.function.Consumer;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.DeploymentPlan.Restart;

/**
 * The choices of a plan that are not about fit. {@link #defaults} are what the wizard proposes.
 *
 * @param registry prefix standing in for every registry host; empty for none
 * @param networkName {@code image}, or {@code image-NAME} when another server has that one
 * @param site domain and certificates, where others may reach the server
 */
public record Settings(
    String name,
    String channel,
    String registry,
    int port,
    Reach network,
    Restart restart,
    boolean guard,
    boolean piiLogging,
    boolean storeImageData,
    int memcachedMiB,
    int logMaxSizeMiB,
    int logMaxFiles,
    String networkName,
    Site site) {

  /** Log retention 3 x 100 MB a container and the 4 GiB cache are upstream's or the design's. */
  public static Settings defaults() {
    return new Settings(
        "lab-server",
        "unstable",
        "",
        8080,
        Reach.LOCAL,
        Restart.UPSTREAM,
        true,
        false,
        true,
        4096,
        100,
        3,
        DeploymentPlan.DEFAULT_NETWORK,
        Site.NONE);
  }

  /**
   * Whether the guard is on unless somebody says otherwise. It is one more image, nginx, and a
   * registry that stands in for the others may have IMAGE's only; so there it is asked for.
   */
  public boolean guardFits() {
    return registry.isEmpty();
  }

  public Settings withName(String next) {
    return with(change -> change.name = next);
  }

  public Settings withChannel(String next) {
    return with(change -> change.channel = next);
  }

  public Settings withRegistry(String next) {
    boolean usual = guard == guardFits();
    return with(
        change -> {
          change.registry = next;
          change.guard = usual ? next.isEmpty() : guard;
        });
  }

  public Settings withPort(int next) {
    return with(change -> change.port = next);
  }

  public Settings withNetwork(Reach next) {
    return with(change -> change.network = next);
  }

  public Settings withRestart(Restart next) {
    return with(change -> change.restart = next);
  }

  public Settings withGuard(boolean next) {
    return with(change -> change.guard = next);
  }

  public Settings withPiiLogging(boolean next) {
    return with(change -> change.piiLogging = next);
  }

  public Settings withStoreImageData(boolean next) {
    return with(change -> change.storeImageData = next);
  }

  public Settings withMemcachedMiB(int next) {
    return with(change -> change.memcachedMiB = next);
  }

  public Settings withLogs(int sizeMiB, int files) {
    return with(
        change -> {
          change.logMaxSizeMiB = sizeMiB;
          change.logMaxFiles = files;
        });
  }

  public Settings withNetworkName(String next) {
    return with(change -> change.networkName = next);
  }

  public Settings withSite(Site next) {
    return with(change -> change.site = next);
  }

  private Settings with(Consumer<Change> edit) {
    Change change = new Change(this);
    edit.accept(change);
    return change.settings();
  }

  /** One copy on its way to the next settings. */
  private static final class Change {
    private String name;
    private String channel;
    private String registry;
    private int port;
    private Reach network;
    private Restart restart;
    private boolean guard;
    private boolean piiLogging;
    private boolean storeImageData;
    private int memcachedMiB;
    private int logMaxSizeMiB;
    private int logMaxFiles;
    private String networkName;
    private Site site;

    Change(Settings from) {
      name = from.name;
      channel = from.channel;
      registry = from.registry;
      port = from.port;
      network = from.network;
      restart = from.restart;
      guard = from.guard;
      piiLogging = from.piiLogging;
      storeImageData = from.storeImageData;
      memcachedMiB = from.memcachedMiB;
      logMaxSizeMiB = from.logMaxSizeMiB;
      logMaxFiles = from.logMaxFiles;
      networkName = from.networkName;
      site = from.site;
    }

    Settings settings() {
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
          networkName,
          site);
    }
  }
}
