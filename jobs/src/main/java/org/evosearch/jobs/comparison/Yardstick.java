package org.evosearch.jobs.comparison;

import java.util.Locale;
import org.evosearch.search.TrialRecord;

/** How searches are compared, and the unit of their budget. */
public enum Yardstick {
  /** By the best fitness, after a number of trials that were run. */
  EVALUATIONS,
  /**
   * By the network that would be returned, the best of those that were trained longest, after a
   * number of epochs.
   */
  EPOCHS;

  /** Its name in reports and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a trial has cost. */
  int cost(TrialRecord record) {
    return this == EPOCHS ? record.chargedEpochs() : 1;
  }

  /** The level of a trial: its network counts as better than all networks of lower levels. */
  int level(TrialRecord record) {
    if (this == EPOCHS) {
      return record.trial().budget().epochs();
    }
    return record.isReEvaluation() ? Integer.MAX_VALUE : record.rung();
  }
}
