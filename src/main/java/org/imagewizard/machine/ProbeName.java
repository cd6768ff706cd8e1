package org.imagewizard.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The name of one check's test image. It says which process made it, so that another check knows
 * whether it is in use or was left behind.
 *
 * @param computer where the process runs: its kernel's start, and the room that its number counts
 *     in
 * @param pid of the process
 * @param started when the process started, ms since 1970; numbers are used again
 * @param count the process's how many-th image it is
 */
record ProbeName(String computer, long pid, long started, long count) {
  static final String REPOSITORY = "image-wizard/probe:";

  private static final AtomicLong COUNT = new AtomicLong();
  private static final int PARTS = 4;

  /** Two processes may read the kernel's start, and so another's, some seconds apart. */
  private static final long JITTER_MILLIS = 10_000;

  /** A name that nobody has. */
  static ProbeName fresh(Host host) {
    ProcessHandle self = ProcessHandle.current();
    return new ProbeName(computer(host), self.pid(), started(self), COUNT.incrementAndGet());
  }

  /** Empty when a check of another version made it. */
  static Optional<ProbeName> parse(String reference) {
    if (!reference.startsWith(REPOSITORY)) {
      return Optional.empty();
    }
    List<String> parts = List.of(reference.substring(REPOSITORY.length()).split("-", -1));
    boolean numbers = parts.stream().skip(1).allMatch(part -> part.matches("[0-9]{1,18}"));
    return parts.size() == PARTS && numbers
        ? Optional.of(
            new ProbeName(
                parts.get(0),
                Long.parseLong(parts.get(1)),
                Long.parseLong(parts.get(2)),
                Long.parseLong(parts.get(3))))
        : Optional.empty();
  }

  String reference() {
    return REPOSITORY + computer + "-" + pid + "-" + started + "-" + count;
  }

  /** Whether its process would be seen from here, were it running. */
  boolean ofThisComputer(Host host) {
    return computer.equals(computer(host));
  }

  boolean runs() {
    return ProcessHandle.of(pid)
        .filter(one -> one.isAlive() && Math.abs(started(one) - started) < JITTER_MILLIS)
        .isPresent();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Letters and digits, as a tag may have them. */
  private static String computer(Host host) {
    String boot = host.read("/proc/sys/kernel/random/boot_id").orElse("");
    String room = host.link("/proc/self/ns/pid").orElse("");
    return "x" + (boot + room).replaceAll("[^0-9a-f]", "");
  }
}
