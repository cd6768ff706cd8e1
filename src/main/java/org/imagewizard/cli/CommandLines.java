package org.imagewizard.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.imagewizard.cli.command.Action;
import org.imagewizard.cli.command.BundleCommand;
import org.imagewizard.cli.command.CalibrationCommand;
import org.imagewizard.cli.command.CatalogCommand;
import org.imagewizard.cli.command.ChannelsCommand;
import org.imagewizard.cli.command.CheckCommand;
import org.imagewizard.cli.command.DefaultCommand;
import org.imagewizard.cli.command.DownCommand;
import org.imagewizard.cli.command.FixCommand;
import org.imagewizard.cli.command.GuiCommand;
import org.imagewizard.cli.command.ImportCommand;
import org.imagewizard.cli.command.KeysCommand;
import org.imagewizard.cli.command.LogsCommand;
import org.imagewizard.cli.command.PlanCommand;
import org.imagewizard.cli.command.PullCommand;
import org.imagewizard.cli.command.RemoveCommand;
import org.imagewizard.cli.command.ReportCommand;
import org.imagewizard.cli.command.RestartCommand;
import org.imagewizard.cli.command.RollbackCommand;
import org.imagewizard.cli.command.SmokeCommand;
import org.imagewizard.cli.command.SourceCommand;
import org.imagewizard.cli.command.StatusCommand;
import org.imagewizard.cli.command.TextCommand;
import org.imagewizard.cli.command.TryCommand;
import org.imagewizard.cli.command.UnbundleCommand;
import org.imagewizard.cli.command.UpCommand;
import org.imagewizard.cli.command.UpdateCommand;
import org.imagewizard.cli.command.WriteCommand;
import picocli.CommandLine;

/** Every command, in the order in which {@code --help} tells of them. */
final class CommandLines {
  private static final Map<String, Supplier<Action>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("check", CheckCommand::new);
    COMMANDS.put("fix", FixCommand::new);
    COMMANDS.put("catalog", CatalogCommand::new);
    COMMANDS.put("source", SourceCommand::new);
    COMMANDS.put("import", ImportCommand::new);
    COMMANDS.put("calibration", CalibrationCommand::new);
    COMMANDS.put("plan", PlanCommand::new);
    COMMANDS.put("channels", ChannelsCommand::new);
    COMMANDS.put("write", WriteCommand::new);
    COMMANDS.put("keys", KeysCommand::new);
    COMMANDS.put("pull", PullCommand::new);
    COMMANDS.put("up", UpCommand::new);
    COMMANDS.put("down", DownCommand::new);
    COMMANDS.put("restart", RestartCommand::new);
    COMMANDS.put("status", StatusCommand::new);
    COMMANDS.put("logs", LogsCommand::new);
    COMMANDS.put("smoke", SmokeCommand::new);
    COMMANDS.put("update", UpdateCommand::new);
    COMMANDS.put("rollback", RollbackCommand::new);
    COMMANDS.put("report", ReportCommand::new);
    COMMANDS.put("bundle", BundleCommand::new);
    COMMANDS.put("unbundle", UnbundleCommand::new);
    COMMANDS.put("remove", RemoveCommand::new);
    COMMANDS.put("try", TryCommand::new);
    COMMANDS.put("text", TextCommand::new);
    COMMANDS.put("gui", () -> new GuiCommand(false));
  }

  private static final Map<List<String>, Supplier<Action>> PLAIN =
      Map.of(
          List.of(), () -> new DefaultCommand(false),
          List.of("gui"), () -> new GuiCommand(false),
          List.of("gui", "--exit-after-first-frame"), () -> new GuiCommand(true),
          List.of("check"), CheckCommand::new,
          List.of("catalog"), CatalogCommand::new);

  private static final String JSON = "--json";

  /** A line read without picocli. */
  record Plain(Action action, Root root) {
    boolean opensWindow() {
      return action instanceof DefaultCommand || action instanceof GuiCommand;
    }
  }

  private CommandLines() {}

  static CommandLine all(Root root) {
    return of(root, COMMANDS.values());
  }

  /**
   * Only the commands that these words can mean: to describe them all takes longer than most of
   * them. It reads what {@link #all} reads; what it refuses, only that can explain.
   */
  static CommandLine named(Root root, String... words) {
    Map<String, Supplier<Action>> named = new LinkedHashMap<>(COMMANDS);
    named.keySet().retainAll(List.of(words));
    return of(root, named.values());
  }

  /**
   * What an icon or a bare name starts, and what scripts ask most often. Read here, because
   * describing even these few words to picocli takes a tenth of the time to the window's first
   * frame, and a third of the start of a check.
   */
  static Optional<Plain> plain(String... words) {
    List<String> rest = new ArrayList<>(List.of(words));
    Root root = new Root();
    root.json = rest.remove(JSON);
    return Optional.ofNullable(PLAIN.get(rest)).map(action -> new Plain(action.get(), root));
  }

  private static CommandLine of(Root root, Collection<Supplier<Action>> commands) {
    CommandLine line = new CommandLine(root);
    commands.forEach(command -> line.addSubcommand(command.get()));
    // A key's value may begin with @ or hold quotes: nothing is expanded or trimmed.
    return line.setExpandAtFiles(false)
        .setTrimQuotes(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .setUnmatchedOptionsArePositionalParams(false);
  }
}
