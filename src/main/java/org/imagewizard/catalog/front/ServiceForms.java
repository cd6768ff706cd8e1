package org.imagewizard.catalog.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.jspecify.annotations.Nullable;

/** What a service of a compose file says, whichever of Compose's forms it uses. */
public final class ServiceForms {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private final YamlValue.Mapping service;

  public ServiceForms(YamlValue.Mapping service) {
    this.service = service;
  }

  /** A text, and where it stands. */
  public record Word(String text, Location at) {}

  /** The last part of the image's name: {@code nginx} of {@code docker.io/library/nginx:1.28}. */
  public String image() {
    String whole = text(service.entries().get("image"));
    String last = whole.substring(whole.lastIndexOf('/') + 1);
    return last.split("[:@]", 2)[0];
  }

  public Location at(String key) {
    return service.keyAt().getOrDefault(key, service.at());
  }

  /** The words of {@code command}. */
  List<Word> command() {
    List<Word> words = new ArrayList<>();
    for (YamlValue item : items(service.entries().get("command"))) {
      boolean line = !(service.entries().get("command") instanceof YamlValue.Sequence);
      Matcher word = WORD.matcher(text(item));
      if (!line) {
        words.add(new Word(text(item), item.at()));
      }
      while (line && word.find()) {
        String quoted = word.group(1) != null ? word.group(1) : word.group(2);
        words.add(new Word(quoted != null ? quoted : word.group(3), item.at()));
      }
    }
    return words;
  }

  /** {@code environment} or {@code labels}: name to value. */
  public Map<String, Word> pairs(String key) {
    Map<String, Word> pairs = new LinkedHashMap<>();
    if (service.entries().get(key) instanceof YamlValue.Mapping mapping) {
      mapping
          .entries()
          .forEach((name, value) -> pairs.put(name, new Word(text(value), value.at())));
    } else {
      for (YamlValue item : items(service.entries().get(key))) {
        String[] parts = text(item).split("=", 2);
        pairs.put(parts[0], new Word(parts.length > 1 ? parts[1] : "", item.at()));
      }
    }
    return pairs;
  }

  /** Folders and files of the computer that the service sees: its own path to the computer's. */
  public Map<String, Word> mounts() {
    Map<String, Word> mounts = new LinkedHashMap<>();
    for (YamlValue item : items(service.entries().get("volumes"))) {
      if (item instanceof YamlValue.Mapping form) {
        mounts.put(
            text(form.entries().get("target")),
            new Word(text(form.entries().get("source")), item.at()));
      } else {
        String[] parts = text(item).split(":");
        if (parts.length > 1) {
          mounts.put(parts[1], new Word(parts[0], item.at()));
        }
      }
    }
    return mounts;
  }

  /** Published ports as {@code host:container}; those without a number of the host's left out. */
  List<Word> ports() {
    List<Word> ports = new ArrayList<>();
    for (YamlValue item : items(service.entries().get("ports"))) {
      if (item instanceof YamlValue.Mapping form) {
        String published = text(form.entries().get("published"));
        ports.add(new Word(published + ":" + text(form.entries().get("target")), item.at()));
      } else {
        String[] parts = text(item).split("/", 2)[0].split(":");
        if (parts.length > 1) {
          ports.add(new Word(parts[parts.length - 2] + ":" + parts[parts.length - 1], item.at()));
        }
      }
    }
    return ports;
  }

  /** Networks that it names; none when it is on the default one only. */
  public List<Word> networks() {
    List<Word> names = new ArrayList<>();
    if (service.entries().get("networks") instanceof YamlValue.Mapping mapping) {
      mapping.keyAt().forEach((name, at) -> names.add(new Word(name, at)));
    } else {
      items(service.entries().get("networks"))
          .forEach(item -> names.add(new Word(text(item), item.at())));
    }
    return names;
  }

  /** Names that it goes by on its networks, its own first. */
  List<String> names(String own) {
    List<String> names = new ArrayList<>(List.of(own));
    if (service.entries().get("networks") instanceof YamlValue.Mapping networks) {
      for (YamlValue network : networks.entries().values()) {
        if (network instanceof YamlValue.Mapping form) {
          items(form.entries().get("aliases")).forEach(alias -> names.add(text(alias)));
        }
      }
    }
    return names;
  }

  private static List<YamlValue> items(@Nullable YamlValue value) {
    return switch (value) {
      case null -> List.of();
      case YamlValue.Sequence list -> list.items();
      case YamlValue nothing when nothing.isNull() -> List.of();
      case YamlValue other -> List.of(other);
    };
  }

  static String text(@Nullable YamlValue value) {
    return value instanceof YamlValue.Scalar scalar && !scalar.isNull() ? scalar.text() : "";
  }
}
