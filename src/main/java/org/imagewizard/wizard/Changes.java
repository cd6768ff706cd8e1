package org.imagewizard.wizard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Difference;
import org.imagewizard.deploy.Operations;

/** What a start would change on a server that is there, by kind of change. */
public final class Changes {

  private final Map<Difference, List<String>> services = new EnumMap<>(Difference.class);

  /** What {@code up} would change now: nothing where no container is there yet. */
  public static Changes of(Operations operations, Deployment deployment) {
    Map<String, Difference> all = operations.differences(deployment);
    boolean fresh = all.values().stream().allMatch(one -> one == Difference.NEW);
    boolean none = fresh && all.size() >= deployment.plan().running().size();
    return new Changes(none ? Map.of() : all);
  }

  /**
   * @param changes service to what happens to it; empty where nothing is there yet
   */
  public Changes(Map<String, Difference> changes) {
    changes.forEach(
        (service, what) -> services.computeIfAbsent(what, any -> new ArrayList<>()).add(service));
  }

  /** What stands above {@link #lines}. */
  public static Phrase title() {
    return Sentence.of("change.title");
  }

  /**
   * One for each kind of change, with the names of its services; services that stay are not told.
   */
  public List<Phrase> lines() {
    return services.entrySet().stream()
        .map(one -> line(one.getKey(), String.join(", ", one.getValue())))
        .toList();
  }

  private static Phrase line(Difference what, String names) {
    return switch (what) {
      case NEW -> Sentence.of("change.new", names);
      case STARTED -> Sentence.of("change.started", names);
      case SETTINGS -> Sentence.of("change.settings", names);
      case IMAGE -> Sentence.of("change.image", names);
      case TAKEN_AWAY -> Sentence.of("change.taken-away", names);
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
