package org.imagewizard.cli.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.cli.session.Session;
import org.imagewizard.deploy.Difference;

/** What a start would change on a server that is there, one line for each kind of change. */
public final class ChangesView {
  private final Session session;
  private final Map<Difference, List<String>> services = new EnumMap<>(Difference.class);

  /**
   * @param changes service to what happens to it
   */
  public ChangesView(Session session, Map<String, Difference> changes) {
    this.session = session;
    changes.forEach(
        (service, what) -> services.computeIfAbsent(what, any -> new ArrayList<>()).add(service));
  }

  public void print() {
    if (services.isEmpty()) {
      return;
    }
    session.say("up.changes");
    services.forEach(
        (what, names) -> session.item("  " + session.text(key(what), String.join(", ", names))));
  }

  private static String key(Difference what) {
    return switch (what) {
      case NEW -> "up.change.new";
      case STARTED -> "up.change.started";
      case SETTINGS -> "up.change.settings";
      case IMAGE -> "up.change.image";
      case TAKEN_AWAY -> "up.change.taken-away";
    };
  }

  /** Whether something that may be running is replaced or taken away. */
  public boolean disturbs() {
    return services.keySet().stream()
        .anyMatch(
            what ->
                what == Difference.SETTINGS
                    || what == Difference.IMAGE
                    || what == Difference.TAKEN_AWAY);
  }
}
