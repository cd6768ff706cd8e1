package org.imagewizard.wizard;

import java.util.Map;
import java.util.Set;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.CatalogLoader;

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
}
