package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.text.Phrase;

/**
 * Slices of cards (MIG) as {@code nvidia-smi -L} lists them, each under its card. A slice is used
 * like a card: it has an identity and memory of its own. How much of it is in use this list does
 * not say; NVML does.
 *
 * @param byCard the number of a card to its slices
 */
record MigSlices(Map<Integer, List<Slice>> byCard) {
  private static final Pattern CARD = Pattern.compile("GPU (\\d{1,3}): .*");
  private static final Pattern SLICE =
      Pattern.compile(
          "\\s+MIG (\\S*?(\\d{1,4})gb\\S*)\\s+Device\\s+\\d+: \\(UUID: (MIG-[^)]+)\\)\\s*");

  /** What the driver keeps of each slice itself, so that the name's number is not all usable. */
  private static final int PERCENT = 97;

  /** One slice; {@code profile} such as 1g.5gb. */
  record Slice(String profile, long totalMiB, String uuid) {}

  static MigSlices of(List<String> lines) {
    Map<Integer, List<Slice>> byCard = new TreeMap<>();
    int card = -1;
    for (String line : lines) {
      Matcher head = CARD.matcher(line);
      Matcher slice = SLICE.matcher(line);
      if (head.matches()) {
        card = Integer.parseInt(head.group(1));
      } else if (card >= 0 && slice.matches()) {
        long total = Long.parseLong(slice.group(2)) * 1024 * PERCENT / 100;
        byCard
            .computeIfAbsent(card, c -> new ArrayList<>())
            .add(new Slice(slice.group(1), total, slice.group(3)));
      }
    }
    return new MigSlices(byCard);
  }

  /** Slices take the place of their card; the numbers after them move on. */
  List<Gpu> inPlaceOf(List<Gpu> cards, List<Phrase> troubles) {
    List<Gpu> units = new ArrayList<>();
    for (Gpu card : cards) {
      int number = number(card.index());
      List<Slice> slices = byCard.getOrDefault(card.index(), List.of());
      if (slices.isEmpty()) {
        units.add(card.numbered(number));
      }
      for (Slice slice : slices) {
        String name = card.name() + " MIG " + slice.profile();
        units.add(new Gpu(number, slice.uuid(), name, slice.totalMiB(), 0, false, List.of()));
        troubles.add(Sentence.of("gpu.trouble.no-use", (long) number));
        number++;
      }
    }
    return units;
  }

  /** Modes by the new numbers; a slice may be shared by several programs. */
  Map<Integer, GpuReading.Mode> renumbered(Map<Integer, GpuReading.Mode> modes) {
    Map<Integer, GpuReading.Mode> result = new HashMap<>();
    modes.forEach(
        (card, mode) -> {
          int slices = byCard.getOrDefault(card, List.of()).size();
          for (int i = 0; i < Math.max(1, slices); i++) {
            result.put(number(card) + i, slices > 0 ? GpuReading.Mode.SHARED : mode);
          }
        });
    return result;
  }

  private int number(int card) {
    return card
        + byCard.entrySet().stream()
            .filter(entry -> entry.getKey() < card)
            .mapToInt(entry -> entry.getValue().size() - 1)
            .sum();
  }
}
