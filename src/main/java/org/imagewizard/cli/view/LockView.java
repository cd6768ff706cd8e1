package org.imagewizard.cli.view;

import java.util.List;
import org.imagewizard.cli.session.Session;
import org.imagewizard.plan.LockFile;

/** The exact images of a server, one line a service. */
public final class LockView {
  private final Session session;

  public LockView(Session session) {
    this.session = session;
  }

  /** Services that a lock does not hold, so that a registry was asked for their images. */
  public void added(List<String> services) {
    if (!services.isEmpty()) {
      session.say("lock.added", services.size(), String.join(", ", services));
    }
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
