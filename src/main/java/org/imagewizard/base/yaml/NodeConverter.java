package org.imagewizard.base.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's node graph into {@link YamlValue}s, resolving aliases and merge keys. */
final class NodeConverter extends SafeConstructor {
  /** More values than this come only out of a bomb: aliases expanded over and over. */
  private static final int MOST_VALUES = 400_000;

  private final String file;
  private final Map<Node, Boolean> open = new IdentityHashMap<>();
  private int values;

  NodeConverter(String file, LoaderOptions options) {
    super(options);
    this.file = file;
  }

  YamlValue convert(Node node) {
    Location at = YamlReader.at(file, node.getStartMark());
    if (++values > MOST_VALUES) {
      throw refused(at, Sentence.of("value.bomb"));
    }
    if (open.put(node, true) != null) {
      throw refused(at, Sentence.of("value.itself"));
    }
    try {
      return switch (node) {
        case MappingNode mapping -> mapping(mapping, at);
        case SequenceNode sequence -> sequence(sequence, at);
        case ScalarNode scalar -> scalar(scalar, at);
        default -> throw refused(at, Sentence.of("value.unknown"));
      };
    } finally {
      open.remove(node);
    }
  }

  private YamlValue mapping(MappingNode node, Location at) {
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    Map<String, Location> keyAt = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      Location key = YamlReader.at(file, tuple.getKeyNode().getStartMark());
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        merged.add(tuple.getValueNode());
      } else if (tuple.getKeyNode() instanceof ScalarNode name) {
        if (entries.containsKey(name.getValue())) {
          throw refused(key, Sentence.of("value.twice", name.getValue()));
        }
        entries.put(name.getValue(), convert(tuple.getValueNode()));
        keyAt.put(name.getValue(), key);
      } else {
        throw refused(key, Sentence.of("value.key"));
      }
    }
    for (Node source : merged) {
      merge(source, entries, keyAt);
    }
    return new YamlValue.Mapping(entries, keyAt, tag(node), at);
  }

  /** Keys written in the mapping win; of several sources the first wins (YAML merge key). */
  private void merge(Node source, Map<String, YamlValue> into, Map<String, Location> keyAt) {
    switch (convert(source)) {
      case YamlValue.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  (key, value) -> {
                    if (into.putIfAbsent(key, value) == null) {
                      keyAt.put(key, mapping.keyAt().getOrDefault(key, mapping.at()));
                    }
                  });
      case YamlValue.Sequence sequence ->
          ((SequenceNode) source).getValue().forEach(item -> merge(item, into, keyAt));
      case YamlValue.Scalar scalar -> throw refused(scalar.at(), Sentence.of("value.merge"));
    }
  }

  private YamlValue sequence(SequenceNode node, Location at) {
    List<YamlValue> items = new ArrayList<>();
    node.getValue().forEach(item -> items.add(convert(item)));
    return new YamlValue.Sequence(items, tag(node), at);
  }

  private YamlValue scalar(ScalarNode node, Location at) {
    String tag = tag(node);
    if (!tag.isEmpty()) {
      return new YamlValue.Scalar(node.getValue(), node.getValue(), tag, at);
    }
    return new YamlValue.Scalar(value(node), node.getValue(), "", at);
  }

  private @Nullable Object value(ScalarNode node) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    // Compose reads YAML 1.2, where only true and false are booleans (a plain ON is a word) and
    // 22:22 is a word; SnakeYAML resolves as 1.1 does.
    String text = node.getValue();
    if (tag.equals(Tag.BOOL)) {
      return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
          ? (Object) Boolean.valueOf(text)
          : text;
    }
    if (tag.equals(Tag.FLOAT) && text.indexOf(':') < 0) {
      return constructObject(node);
    }
    if (tag.equals(Tag.INT) && text.indexOf(':') < 0) {
      Object number = constructObject(node);
      return number instanceof Integer small ? (Object) small.longValue() : number;
    }
    if (tag.equals(Tag.STR)
        && node.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN
        && text.matches("0o[0-7]{1,20}")) {
      return Long.parseLong(text.substring(2), 8);
    }
    // Everything else (strings, dates, binary) stays the text that stands in the file.
    return node.getValue();
  }

  /** Local tags such as {@code !reset} are kept; tags that name a class are refused. */
  private String tag(Node node) {
    String tag = node.getTag().getValue();
    if (tag.startsWith("!")) {
      return tag;
    }
    return standard(node, tag);
  }

  private String standard(Node node, String tag) {
    for (Tag known :
        List.of(
            Tag.STR,
            Tag.INT,
            Tag.FLOAT,
            Tag.BOOL,
            Tag.NULL,
            Tag.MAP,
            Tag.SEQ,
            Tag.TIMESTAMP,
            Tag.BINARY,
            Tag.SET,
            Tag.OMAP,
            Tag.PAIRS,
            Tag.MERGE)) {
      if (known.getValue().equals(tag)) {
        return "";
      }
    }
    throw refused(YamlReader.at(file, node.getStartMark()), Sentence.of("value.tag", tag));
  }

  private ProblemException refused(Location at, Phrase why) {
    return new ProblemException(Problem.input("yaml.refused", Sentence.of("at", at, why)));
  }
}
