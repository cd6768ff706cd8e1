package org.imagewizard.cli.view;

import org.imagewizard.catalog.Calibration;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Measured;
import org.imagewizard.catalog.Preset;
import org.imagewizard.catalog.Service;
import org.imagewizard.cli.session.Session;

/** What there is: capabilities first, then services with their estimates. */
public final class CatalogView {
  private final Session session;
  private final Units units;

  public CatalogView(Session session) {
    this.session = session;
    this.units = new Units(session);
  }

  public void print(Catalog catalog, Calibration calibration) {
    session.say(
        "catalog.begin",
        catalog.capabilities().size(),
        catalog.services().size(),
        catalog.source());
    catalog
        .notices()
        .forEach(
            notice -> session.item(session.text("catalog.notice", notice.in(session.locale()))));
    session.print("");
    session.say("catalog.capabilities");
    catalog.capabilities().forEach(this::capability);
    session.print("");
    session.say("catalog.presets");
    for (Preset preset : Preset.bundled()) {
      session.item(preset.id() + ": " + preset.description().in(session.locale()));
    }
    session.print("");
    session.say("catalog.services");
    for (Service service : catalog.services()) {
      service(service);
      calibration.of(service).forEach(this::measured);
    }
  }

  private void capability(Capability capability) {
    String off = capability.offReason().in(session.locale());
    session.item(
        capability.id()
            + ": "
            + capability.title().in(session.locale())
            + (off.isEmpty() ? "" : ". " + off));
  }

  private void measured(Measured one) {
    session.item(
        "  "
            + session.text(
                one.gpuModel().isEmpty() ? "catalog.measured.processor" : "catalog.measured.card",
                one.gpuModel(),
                one.tag(),
                units.memory(one.ramMiB()),
                units.memory(one.vramMiB())));
  }

  private void service(Service service) {
    boolean card = service.gpu().capable();
    String memory =
        units.memory(card ? service.estimate().ramGpuMiB() : service.estimate().ramCpuMiB());
    String where =
        !card
            ? session.text("catalog.processor")
            : session.text(
                service.gpu().cpuCapable() ? "catalog.card.or" : "catalog.card",
                units.memory(service.estimate().vramMiB()));
    session.item(session.text("catalog.service", service.name(), where, memory));
  }
}
