package org.imagewizard.deploy;

import java.util.regex.Pattern;
import org.imagewizard.base.problem.Problem;

/** Whether a pull that failed is worth another try, by what the engine says of it. */
final class PullFailure {
  /** The registry is busy, or the line was cut: the same request may well work in a while. */
  private static final Pattern PASSING =
      Pattern.compile(
          "toomanyrequests|too many requests|rate limit|\\b(429|500|502|503|504)\\b"
              + "|unexpected EOF|^EOF$|: EOF|connection reset|connection refused|broken pipe"
              + "|i/o timeout|TLS handshake timeout|request canceled|deadline exceeded"
              + "|temporary failure in name resolution|server misbehaving|no route to host"
              + "|network is unreachable|invalid character|unexpected end of JSON"
              + "|verification failed|unexpected commit digest|short read|http2:",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DISK =
      Pattern.compile("no space left on device|disk quota exceeded", Pattern.CASE_INSENSITIVE);

  private PullFailure() {}

  static boolean isPassing(Problem problem) {
    return problem.kind() == Problem.Kind.ENGINE
        || problem.id().equals("pull.stalled")
        || PASSING.matcher(words(problem)).find() && !isDiskFull(problem);
  }

  static boolean isDiskFull(Problem problem) {
    return DISK.matcher(words(problem)).find();
  }

  private static String words(Problem problem) {
    return problem.evidence().isEmpty() ? problem.summary() : problem.evidence().getLast();
  }
}
