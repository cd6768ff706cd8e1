package org.imagewizard.machine;

import java.util.List;

/** All findings of one system check and the facts measured on the way. */
public record CheckReport(List<Finding> findings, Machine machine, double seconds) {
  /** Nothing was looked at yet. */
  public static final CheckReport NOTHING =
      new CheckReport(List.of(), new Machine("", 0, 0, 0, 0, List.of()), 0);

  public CheckReport {
    findings = List.copyOf(findings);
  }

  /** Nothing failed. Warnings do not stop anybody. */
  public boolean ready() {
    return findings.stream().noneMatch(f -> f.status() == Finding.Status.FAIL);
  }
}
