package org.imagewizard.deploy;

import java.util.List;
import java.util.Optional;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.text.Phrase;

/**
 * How an update or the way back ended.
 *
 * @param changes what was exchanged, or was tried
 * @param test the test that decided; empty when it did not come to that
 * @param failure why the builds of before run again, one sentence; empty otherwise
 */
public record UpdateResult(
    Outcome outcome,
    Progress.Done done,
    List<Change> changes,
    Optional<SmokeResult> test,
    Phrase failure) {

  /** What runs now. */
  public enum Outcome {
    /** What ran before: there is nothing newer. */
    NOTHING_NEWER,
    /** The other builds. */
    DONE,
    /** What ran before: the other builds did not pass. */
    RETURNED
  }

  /**
   * One image, for all services that use it.
   *
   * @param before and after: day and commit as far as the image tells, else the digest's beginning
   */
  public record Change(List<String> services, String reference, String before, String after) {
    public Change {
      services = List.copyOf(services);
    }
  }

  public UpdateResult {
    changes = List.copyOf(changes);
  }

  public boolean ok() {
    return outcome != Outcome.RETURNED && done.ok();
  }
}
