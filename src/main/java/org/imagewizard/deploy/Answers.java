package org.imagewizard.deploy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * The answers that memcached keeps. They are found by the request alone, whatever version or model
 * made them, and for an hour: after a change the old ones would come out of it.
 */
final class Answers {
  private static final String CACHE = "memcached";

  private final Engine engine;

  Answers(Engine engine) {
    this.engine = engine;
  }

  /**
   * Stops the cache, which forgets all, when another container was made anew; the start goes on.
   */
  void forgetOld(List<Container> before, List<Container> now, Stream stream) {
    Set<String> old = before.stream().map(Container::id).collect(Collectors.toSet());
    Set<String> ran = before.stream().map(Container::service).collect(Collectors.toSet());
    boolean changed =
        now.stream().anyMatch(one -> ran.contains(one.service()) && !old.contains(one.id()));
    if (!changed) {
      return;
    }
    for (Container one : now) {
      if (one.service().equals(CACHE) && one.running()) {
        stream.note(Sentence.of("note.cache"));
        engine.stop(one.id());
      }
    }
  }
}
