package org.evosearch.jobs.runner;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.evosearch.trial.TrialId;

/**
 * Which trials may have ended the processes that left a {@link FlightLog}.
 *
 * @param condemned trials that were the only one running when a process ended, twice
 * @param suspects the others that were running when a process ended
 */
record Suspicion(Set<TrialId> condemned, Set<TrialId> suspects) {

  private static final int TIMES_ALONE = 2;

  /** Copies the sets. */
  Suspicion {
    condemned = Set.copyOf(condemned);
    suspects = Set.copyOf(suspects);
  }

  /**
   * Reads a log that processes left, all of which have ended.
   *
   * @param run only processes that worked on it count
   */
  static Suspicion of(Stream<String> lines, String run) {
    Reading reading = new Reading(run);
    lines.forEach(reading::line);
    return reading.suspicion();
  }

  boolean isNone() {
    return condemned.isEmpty() && suspects.isEmpty();
  }

  /**
   * Parses a log. Lines that do not match, such as one cut off when its process ended, are skipped.
   */
  private static final class Reading {

    private static final Pattern LINE =
        Pattern.compile("(run) (.*)|(begin|end) ([0-9]{1,9}/[0-9]{1,9})");

    private final String run;
    private final Set<TrialId> running = new TreeSet<>();
    private final Map<TrialId, Integer> timesAlone = new TreeMap<>();
    private boolean counts;

    Reading(String run) {
      this.run = run;
    }

    void line(String line) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        return;
      }
      if (matcher.group(1) != null) {
        processEnded();
        counts = matcher.group(2).equals(run);
      } else if (matcher.group(3).equals("begin")) {
        running.add(TrialId.parse(matcher.group(4)));
      } else {
        running.remove(TrialId.parse(matcher.group(4)));
      }
    }

    private void processEnded() {
      if (counts) {
        int alone = running.size() == 1 ? 1 : 0;
        running.forEach(trial -> timesAlone.merge(trial, alone, Integer::sum));
      }
      running.clear();
    }

    Suspicion suspicion() {
      processEnded();
      Set<TrialId> condemned = new TreeSet<>(timesAlone.keySet());
      condemned.removeIf(trial -> timesAlone.getOrDefault(trial, 0) < TIMES_ALONE);
      Set<TrialId> suspects = new TreeSet<>(timesAlone.keySet());
      suspects.removeAll(condemned);
      return new Suspicion(condemned, suspects);
    }
  }
}
