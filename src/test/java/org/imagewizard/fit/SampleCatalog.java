package org.imagewizard.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.ComposeStack;
import org.imagewizard.catalog.Estimate;
import org.imagewizard.catalog.GpuSupport;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.catalog.LocalText;
import org.imagewizard.catalog.Service;
import org.imagewizard.catalog.TwoWords;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/** A dozen services in the manner of an IMAGE server, with figures made up for the tests. */
final class SampleCatalog {
  static final Machine NO_CARD = machine();

  private SampleCatalog() {}

  static Machine machine(long... cards) {
    List<Gpu> gpus =
        java.util.stream.IntStream.range(0, cards.length)
            .mapToObj(i -> new Gpu(i, "", "Card", cards[i] + 512, 0, false, List.of()))
            .toList();
    return new Machine("a test", 32_000, 24_000, 8, 100_000, gpus);
  }

  static Catalog catalog() {
    return new Catalog(
        "bundled",
        new ComposeStack(Map.of(), Map.of(), Map.of(), List.of("small"), Optional.empty()),
        List.of(
            service("entrance", Service.Kind.COMMON, true, GpuSupport.none(), 0, "small"),
            service("cache", Service.Kind.THIRD_PARTY, false, GpuSupport.none(), 0, "small"),
            service("speech", Service.Kind.SERVICE, false, either("Speech is slow"), 1200, "small"),
            service("translate", Service.Kind.SERVICE, false, onlyCard(), 900),
            service("depth", Service.Kind.PREPROCESSOR, false, onlyCard(), 1500, "small"),
            service("find", Service.Kind.PREPROCESSOR, false, either(""), 1000, "small"),
            service("find-llm", Service.Kind.PREPROCESSOR, false, GpuSupport.none(), 0, "big"),
            service("follow", Service.Kind.PREPROCESSOR, false, GpuSupport.none(), 0, "big"),
            service("sound", Service.Kind.HANDLER, false, GpuSupport.none(), 0, "small"),
            service("layers", Service.Kind.HANDLER, false, GpuSupport.none(), 0, "small"),
            service("ancient", Service.Kind.HANDLER, false, GpuSupport.none(), 0, "big")),
        List.of(
            capability("audio", 10, List.of(), "sound", "speech", "find|find-llm"),
            capability("french", 8, List.of(), "sound", "translate"),
            capability("depth-layers", 5, List.of(), "layers", "depth"),
            capability("questions", 6, List.of("llm"), "follow"),
            capability("old", 0, List.of(), "ancient")),
        List.of(List.of("find", "find-llm")),
        List.of(group("llm", true), group("places", false)),
        List.of());
  }

  private static GpuSupport either(String note) {
    return new GpuSupport(true, true, true, Map.of(), TwoWords.of(note, note), "");
  }

  private static GpuSupport onlyCard() {
    return new GpuSupport(
        true,
        false,
        true,
        Map.of(),
        TwoWords.of("It would fail at every request", "Il échouerait"),
        "");
  }

  private static Service service(
      String name, Service.Kind kind, boolean base, GpuSupport gpu, long vram, String... profiles) {
    boolean llm = name.equals("find-llm") || name.equals("follow");
    return new Service(
        name,
        "example/" + name,
        kind,
        0,
        base,
        true,
        name.equals("ancient") ? Service.Use.DEPRECATED : Service.Use.NORMAL,
        List.of(),
        List.of(),
        List.of(),
        llm ? List.of("llm") : name.equals("sound") ? List.of("places") : List.of(),
        gpu,
        List.of(),
        Set.of(profiles),
        1,
        new Estimate(vram, 500, 1000, 1000, "made up", Estimate.Confidence.LOW));
  }

  /**
   * @param needs one group each, its members separated by a bar
   */
  private static Capability capability(String id, int value, List<String> keys, String... needs) {
    List<Capability.Extra> extras =
        id.equals("audio")
            ? List.of(new Capability.Extra(List.of("cache"), 1, LocalText.EMPTY))
            : List.of();
    return new Capability(
        id,
        TwoWords.of("Title of " + id, "Titre de " + id),
        LocalText.EMPTY,
        "test",
        value,
        Arrays.stream(needs).map(group -> List.of(group.split("\\|"))).toList(),
        extras,
        keys,
        LocalText.EMPTY);
  }

  private static KeyGroup group(String id, boolean required) {
    return new KeyGroup(
        id,
        TwoWords.of(id, id),
        List.of(
            new KeyGroup.Variable(
                id.toUpperCase(java.util.Locale.ROOT),
                id + ".env",
                true,
                required,
                "",
                LocalText.EMPTY,
                LocalText.EMPTY,
                List.of())));
  }
}
