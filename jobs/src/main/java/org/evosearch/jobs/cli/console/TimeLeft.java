package org.evosearch.jobs.cli.console;

import java.time.Duration;
import java.util.Locale;

/** The remaining time, for the user. */
final class TimeLeft {

  private TimeLeft() {}

  /** Such as {@code , about 1:02:03 left}; empty if no time is left. */
  static String text(double seconds) {
    Duration rest = Duration.ofSeconds(Math.round(seconds));
    return seconds <= 0
        ? ""
        : String.format(
            Locale.ROOT,
            ", about %d:%02d:%02d left",
            rest.toHours(),
            rest.toMinutesPart(),
            rest.toSecondsPart());
  }
}
