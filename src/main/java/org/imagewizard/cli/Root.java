package org.imagewizard.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command; they may stand before or after its name. */
@Command(name = "image-wizard")
final class Root {
  @Option(names = "--json", scope = ScopeType.INHERIT)
  boolean json;

  @Option(names = "--lang", paramLabel = "en|fr", scope = ScopeType.INHERIT)
  @Nullable String lang;

  @Option(names = "--yes", scope = ScopeType.INHERIT)
  boolean yes;

  @Option(names = "--text", scope = ScopeType.INHERIT)
  boolean text;

  @Option(names = "--context", paramLabel = "NAME", scope = ScopeType.INHERIT)
  @Nullable String context;

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  boolean help;

  @Option(
      names = {"--version", "-V"},
      versionHelp = true,
      scope = ScopeType.INHERIT)
  boolean version;
}
