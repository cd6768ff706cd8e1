package org.imagewizard.cli;

import java.util.List;
import org.imagewizard.cli.command.BundleCommand;
import org.imagewizard.cli.command.CalibrationCommand;
import org.imagewizard.cli.command.CatalogCommand;
import org.imagewizard.cli.command.ChannelsCommand;
import org.imagewizard.cli.command.CheckCommand;
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
  private CommandLines() {}

  static CommandLine all(Root root) {
    CommandLine line = new CommandLine(root);
    List.of(
            new CheckCommand(),
            new FixCommand(),
            new CatalogCommand(),
            new ImportCommand(),
            new CalibrationCommand(),
            new PlanCommand(),
            new ChannelsCommand(),
            new WriteCommand(),
            new KeysCommand(),
            new PullCommand(),
            new UpCommand(),
            new DownCommand(),
            new RestartCommand(),
            new StatusCommand(),
            new LogsCommand(),
            new SmokeCommand(),
            new UpdateCommand(),
            new RollbackCommand(),
            new ReportCommand(),
            new BundleCommand(),
            new UnbundleCommand(),
            new RemoveCommand(),
            new TryCommand(),
            new TextCommand(),
            new GuiCommand())
        .forEach(line::addSubcommand);
    // A key's value may begin with @ or hold quotes: nothing is expanded or trimmed.
    return line.setExpandAtFiles(false)
        .setTrimQuotes(false)
        .setPosixClusteredShortOptionsAllowed(false)
        .setUnmatchedOptionsArePositionalParams(false);
  }
}
