package org.imagewizard.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.it.Plans;
import org.junit.jupiter.api.Test;

class DriftWatchTest {
  private final AtomicLong clock = new AtomicLong(1);
  private final AtomicInteger looks = new AtomicInteger();
  private final DriftWatch watch = new DriftWatch(clock::get);
  private final Deployment deployment = new Deployment(Path.of("/here"), Plans.empty("one"));

  /** A look takes a hundred. */
  private List<Phrase> look() {
    clock.addAndGet(100);
    return List.of(Phrase.plain("look " + looks.incrementAndGet()));
  }

  private List<Phrase> said(Deployment asked) {
    return watch.of(asked, this::look);
  }

  @Test
  void anAnswerIsKeptForTwentyTimesWhatItTook() {
    List<Phrase> first = said(deployment);
    clock.addAndGet(1_999);
    assertThat(said(deployment)).isEqualTo(first);
    clock.addAndGet(1);
    assertThat(said(deployment)).isNotEqualTo(first);
    assertThat(looks).hasValue(2);
  }

  @Test
  void anotherPlanOrFolderIsLookedAtAtOnce() {
    said(deployment);
    said(new Deployment(Path.of("/here"), Plans.empty("two")));
    said(new Deployment(Path.of("/there"), Plans.empty("two")));
    assertThat(looks).hasValue(3);
  }
}
