package org.imagewizard.cli.view;

import java.util.Locale;
import org.imagewizard.cli.session.Session;

/**
 * Sizes and times as people read them: MiB and GiB for memory and disk, MB and GB for downloads.
 */
public final class Units {
  private static final long GIB = 1024;

  private final Session session;

  public Units(Session session) {
    this.session = session;
  }

  /** From 10 GiB on, in GiB with one digit. */
  public String memory(long mib) {
    return mib < 10 * GIB
        ? session.text("unit.mib", mib)
        : session.text("unit.gib", decimal((double) mib / GIB));
  }

  public String download(long bytes) {
    return bytes < 1_000_000_000
        ? session.text("unit.mb", bytes / 1_000_000)
        : session.text("unit.gb", decimal(bytes / 1e9));
  }

  /** "9 seconds", "11 minutes 20 seconds", "2 hours 14 minutes". */
  public String time(long seconds) {
    int rest = (int) (seconds % 60);
    int minutes = (int) (seconds / 60 % 60);
    int hours = (int) (seconds / 3600);
    if (hours > 0) {
      return session.text("unit.hours", hours, minutes);
    }
    return minutes > 0
        ? session.text("unit.minutes", minutes, rest)
        : session.text("unit.seconds", rest);
  }

  public String seconds(double seconds) {
    return decimal(seconds);
  }

  private String decimal(double number) {
    return String.format(locale(), "%.1f", number);
  }

  private Locale locale() {
    return session.locale();
  }
}
