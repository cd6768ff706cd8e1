package org.imagewizard.cli;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.imagewizard.cli.session.Output;
import org.imagewizard.cli.session.StreamTerminal;
import org.imagewizard.wizard.Window;

/** The command line on a made-up computer with a broken part, as a program of its own. */
public final class PtyProgram {
  /** Once it is in the home folder, a start goes on to its end. */
  static final String GO_ON = "go-on";

  private PtyProgram() {}

  public static void main(String[] args) {
    FakeDesk desk = new FakeDesk();
    desk.broken = true;
    Path go = Path.of(System.getenv("HOME"), GO_ON);
    desk.server.work =
        () -> {
          while (!Files.exists(go)) {
            LockSupport.parkNanos(10_000_000);
          }
        };
    Output out = new Output(System.out);
    Cli cli =
        new Cli(
            context -> desk,
            new NoWindow(),
            out,
            new Output(System.err),
            new StreamTerminal(
                out,
                System.in,
                () -> Optional.ofNullable(System.console()).filter(Console::isTerminal)),
            System.getenv());
    System.exit(cli.run(args));
  }

  private static final class NoWindow implements Window {
    @Override
    public void prepare() {}

    @Override
    public int open(Opening how) {
      throw new IllegalStateException("there is no display");
    }

    @Override
    public boolean possible() {
      return false;
    }

    @Override
    public boolean speaks() {
      return false;
    }
  }
}
