package org.imagewizard.cli.command;

import java.util.List;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;

/** Asks before a start sends requests that cost money. */
public final class PaidWarmUp {
  private PaidWarmUp() {}

  /** Whether the services that ask a language model somewhere else are warmed up too. */
  public static boolean agreed(Server server, Session session) {
    List<String> services = server.paidWarmUps();
    return !services.isEmpty()
        && session.agreed(session.text("up.paid", String.join(", ", services)));
  }
}
