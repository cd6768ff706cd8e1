package org.imagewizard.cli.view;

import org.imagewizard.cli.session.Session;
import org.imagewizard.deploy.SmokeResult;

/** What a test picture gave. */
public final class SmokeView {
  private final Session session;
  private final Units units;

  public SmokeView(Session session) {
    this.session = session;
    this.units = new Units(session);
  }

  public void print(SmokeResult result) {
    session.print(summary(result));
    for (SmokeResult.Rendering one : result.renderings()) {
      session.item(
          session.text("smoke.ok", one.handler(), one.type(), units.seconds(one.seconds())));
    }
    result
        .missing()
        .forEach(line -> session.item(session.text("smoke.missing", line.in(session.locale()))));
  }

  /** One sentence. */
  public String summary(SmokeResult result) {
    double seconds =
        result.renderings().stream().mapToDouble(SmokeResult.Rendering::seconds).max().orElse(0);
    return session.text(
        result.ok() ? "smoke.good" : "smoke.bad",
        result.renderings().size(),
        units.seconds(seconds),
        result.missing().size());
  }
}
