package org.imagewizard.wizard;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.fit.Wishes;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.Settings;

/**
 * Everything a person has chosen so far. Both faces change it by making a new one; nothing else
 * holds wizard state.
 *
 * @param folder where the deployment will be written
 * @param source a compose file or folder; empty for the bundled catalog
 * @param machineFile facts that stand in for this computer
 * @param keys variable name to value; never written anywhere but to its env file
 * @param tags service to a tag of its own, where the channel is not what it runs
 * @param lock the images by digest; empty when the folder shall name them by their tags
 * @param lockFile the file that a person named for {@code lock}; empty where tags gave the digests
 */
public record Draft(
    Path folder,
    Optional<Path> source,
    Optional<Path> machineFile,
    Wishes wishes,
    Settings settings,
    Map<String, Secret> keys,
    Map<String, String> tags,
    Optional<LockFile> lock,
    Optional<Path> lockFile) {
  public Draft {
    keys = Map.copyOf(keys);
    tags = Map.copyOf(tags);
  }

  /** A new server named {@code name} under {@code home}/image. */
  public static Draft fresh(Path home, String name) {
    return new Draft(
        home.resolve("image").resolve(name),
        Optional.empty(),
        Optional.empty(),
        Wishes.NONE,
        Settings.defaults().withName(name),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The wishes with the cache's size, which is a setting and memory that the fit must count. */
  public Wishes countedWishes() {
    return wishes.withLimits(wishes.limits().withCacheMiB(settings.memcachedMiB()));
  }

  /** Services that run another tag than the channel. */
  public Draft withTags(Map<String, String> next) {
    return new Draft(folder, source, machineFile, wishes, settings, keys, next, lock, lockFile);
  }

  /** The digests that tags name, or none. */
  public Draft withLock(Optional<LockFile> next) {
    return withLock(next, Optional.empty());
  }

  /** The digests of a file. */
  public Draft withLock(LockFile next, Path file) {
    return withLock(Optional.of(next), Optional.of(file));
  }

  private Draft withLock(Optional<LockFile> next, Optional<Path> file) {
    return new Draft(folder, source, machineFile, wishes, settings, keys, tags, next, file);
  }

  public Draft withFolder(Path next) {
    return new Draft(next, source, machineFile, wishes, settings, keys, tags, lock, lockFile);
  }

  public Draft withSource(Optional<Path> next) {
    return new Draft(folder, next, machineFile, wishes, settings, keys, tags, lock, lockFile);
  }

  public Draft withMachineFile(Optional<Path> next) {
    return new Draft(folder, source, next, wishes, settings, keys, tags, lock, lockFile);
  }

  public Draft withWishes(Wishes next) {
    return new Draft(folder, source, machineFile, next, settings, keys, tags, lock, lockFile);
  }

  public Draft withSettings(Settings next) {
    return new Draft(folder, source, machineFile, wishes, next, keys, tags, lock, lockFile);
  }

  /**
   * Whether the guard is on unless somebody says otherwise. A profile is upstream's own selection,
   * written to mean what upstream's files mean, so there it is asked for.
   */
  public boolean guardIsUsual() {
    return settings.guardFits() && wishes.profile().isEmpty();
  }

  /** Sets a key, or removes it when {@code value} is blank. */
  public Draft withKey(String name, Secret value) {
    Map<String, Secret> next = new LinkedHashMap<>(keys);
    if (value.isBlank()) {
      next.remove(name);
    } else {
      next.put(name, value);
    }
    return new Draft(folder, source, machineFile, wishes, settings, next, tags, lock, lockFile);
  }
}
