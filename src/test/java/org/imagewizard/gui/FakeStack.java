package org.imagewizard.gui;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Estimate;
import org.imagewizard.catalog.Service;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Rendered;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.fit.Place;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.StackStatus.ServiceStatus;

/** A running server as it might look, with a card that somebody else uses too. */
final class FakeStack {
  private FakeStack() {}

  static StackStatus of(Deployment deployment, Catalog catalog, boolean lastFailed) {
    List<ServiceStatus> all =
        new ArrayList<>(
            deployment.plan().running().stream()
                .map(s -> one(s.name(), s.place(), catalog.service(s.name()).orElseThrow()))
                .toList());
    if (lastFailed) {
      all.add(ended(all.removeLast()));
    }
    List<StackStatus.Other> others =
        List.of(new StackStatus.Other("python3, marie", 2350), new StackStatus.Other("Xorg", 406));
    long used =
        all.stream().mapToLong(one -> Math.max(0, one.gpuMiB())).sum()
            + others.stream().mapToLong(StackStatus.Other::usedMiB).sum();
    return new StackStatus(
        all, List.of(), List.of(new StackStatus.Card(0, "RTX 3070", 8192, used, others)));
  }

  private static ServiceStatus ended(ServiceStatus one) {
    return new ServiceStatus(
        one.name(),
        one.container(),
        "exited",
        "",
        one.placement(),
        -1,
        one.estimateMiB(),
        0,
        Phrase.plain("the graphics card has no memory left: CUDA out of memory, 876 MiB are free"));
  }

  private static final Duration STARTED = Duration.ofMinutes(134);

  /** Measured is a little less than estimated, by another little for each. */
  private static ServiceStatus one(String name, Place place, Service known) {
    Estimate estimate = known.estimate();
    boolean card = place.kind() == Place.Kind.GPU;
    long below = 80 + name.length() % 16;
    long memory = card ? estimate.ramGpuMiB() : estimate.ramCpuMiB();
    return new ServiceStatus(
        name,
        "image-lab-server-" + name + "-1",
        "running",
        "healthy",
        place.toString(),
        card ? estimate.vramMiB() * below / 100 : 0,
        card ? estimate.vramMiB() : 0,
        name.equals("espnet-tts") ? 1 : 0,
        Phrase.plain(""),
        memory * below / 100,
        1.5,
        Instant.now().minus(STARTED).toString());
  }

  static SmokeResult smoke() {
    return new SmokeResult(
        true,
        List.of(
            answer("photo-audio-handler", "SegmentAudio", "Photo as sound", Rendered.Kind.SOUND),
            answer("photo-audio-handler", "Text", "Photo as text", Rendered.Kind.TEXT),
            answer(
                "photo-tactile-svg-handler",
                "TactileSVG",
                "Photo to touch",
                Rendered.Kind.DRAWING)),
        List.of());
  }

  private static SmokeResult.Rendering answer(
      String handler, String type, String description, Rendered.Kind kind) {
    byte[] bytes =
        kind == Rendered.Kind.TEXT ? new byte[0] : "<svg/>".getBytes(StandardCharsets.UTF_8);
    return new SmokeResult.Rendering(
        handler,
        "photo",
        "ca.mcgill.a11y.image.renderer." + type,
        description,
        3.8,
        Optional.of(
            new Rendered(
                kind,
                kind == Rendered.Kind.TEXT ? "A beach with two people." : "",
                bytes,
                "image/svg+xml")));
  }
}
