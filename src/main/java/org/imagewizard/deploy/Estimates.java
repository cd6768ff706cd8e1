package org.imagewizard.deploy;

import java.util.Optional;
import java.util.function.ToLongFunction;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Estimate;
import org.imagewizard.catalog.Service;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/**
 * The bundled catalog's estimates, read once asked for: only an order hangs on them, never whether
 * something may run. Zero for a service that it doesn't know. One thread at a time.
 */
final class Estimates {
  private Optional<Catalog> catalog = Optional.empty();

  /** Memory on a card, in MiB, of all replicas. */
  long vramMiB(PlannedService planned) {
    return of(planned.name(), Estimate::vramMiB) * planned.replicas();
  }

  /** A service's image, unpacked, in MiB. */
  long imageMiB(String service) {
    return of(service, Estimate::imageMiB);
  }

  private long of(String service, ToLongFunction<Estimate> figure) {
    if (catalog.isEmpty()) {
      catalog = Optional.of(new CatalogLoader().bundled());
    }
    return catalog
        .get()
        .service(service)
        .map(Service::estimate)
        .map(estimate -> figure.applyAsLong(estimate))
        .orElse(0L);
  }
}
