package org.imagewizard.cli.command;

import java.nio.file.Path;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A server's images and folder in one archive, for a computer without internet. */
@Command(name = "bundle")
public final class BundleCommand extends Operation {
  @Option(names = "--out", paramLabel = "FILE", required = true)
  String out = "";

  @Option(names = "--with-keys")
  boolean withKeys;

  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    return server.bundle(Words.path(session, out), withKeys, sink, session.cancellation());
  }

  @Override
  void said(Server server, Progress.Done done, Session session) {
    said(session, Words.path(session, out), withKeys);
  }

  /** Where the archive is, and whether keys are in it. */
  public static void said(Session session, Path out, boolean withKeys) {
    session.say("bundle.done", Wrap.keep(out));
    session.say(withKeys ? "bundle.keys" : "bundle.no-keys");
  }
}
