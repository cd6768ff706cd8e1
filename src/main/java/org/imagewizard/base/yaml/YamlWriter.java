package org.imagewizard.base.yaml;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes plain Java values as YAML: block style, same input, same bytes. */
public final class YamlWriter {
  private YamlWriter() {}

  public static String write(@Nullable Object plain) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    options.setDereferenceAliases(true);
    return new Yaml(new Quoting(options), options).dump(plain);
  }

  /**
   * Quotes every string that any reader might take for a number or a boolean: SnakeYAML does so by
   * YAML 1.1, but Compose's reader knows more spellings ({@code 0o17}, {@code 0X1F}, {@code 1e3}).
   */
  private static final class Quoting extends Representer {
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]?\\.?\\d[\\w.+-]*|[yYnN]");

    Quoting(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
      boolean quote = tag.equals(Tag.STR) && LIKE_A_NUMBER.matcher(value).matches();
      return super.representScalar(
          tag, value, quote ? DumperOptions.ScalarStyle.SINGLE_QUOTED : style);
    }
  }
}
