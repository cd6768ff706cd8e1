package org.imagewizard.wizard;

import java.util.Map;
import java.util.Set;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/** What an env file holds is a secret unless it is known to be an ordinary setting. */
final class KnownSecrets {
  private final Redactor redactor;
  private final CatalogLoader catalogs;

  KnownSecrets(Redactor redactor, CatalogLoader catalogs) {
    this.redactor = redactor;
    this.catalogs = catalogs;
  }

  void know(Map<String, Secret> values) {
    if (values.isEmpty()) {
      return;
    }
    Set<String> open = catalogs.openSettings();
    values.forEach(
        (name, value) -> {
          if (!open.contains(name)) {
            redactor.know(value);
          }
        });
  }

  /**
   * Keys with which containers were made: they print those in their logs, also when the env file
   * has another one by now.
   */
  void know(Engine engine, Deployment deployment) {
    Set<String> names = catalogs.secretKeys();
    for (Container container : engine.containers(deployment.plan().project())) {
      engine
          .environment(container.id())
          .forEach(
              (name, value) -> {
                if (names.contains(name)) {
                  redactor.know(new Secret(value));
                }
              });
    }
  }
}
