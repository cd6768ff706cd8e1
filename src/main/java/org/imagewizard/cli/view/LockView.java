package org.imagewizard.cli.view;

import org.imagewizard.cli.session.Session;
import org.imagewizard.plan.LockFile;

/** The exact images of a server, one line a service. */
public final class LockView {
  private final Session session;

  public LockView(Session session) {
    this.session = session;
  }

  public void print(LockFile lock) {
    session.say("lock.images", lock.services().size());
    lock.services()
        .forEach(
            (service, one) ->
                session.item(
                    session.text(
                        one.created().isEmpty() ? "lock.image" : "lock.image.built",
                        service,
                        one.tag(),
                        one.shortDigest(),
                        one.createdDay())));
  }
}
