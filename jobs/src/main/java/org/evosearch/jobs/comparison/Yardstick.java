package org.evosearch.jobs.comparison;

import java.util.Locale;
import org.evosearch.search.TrialRecord;

/** By what searches are compared, and what they spend. */
public enum Yardstick {
  /** By the best fitness, after a number of trials that were run. */
  EVALUATIONS,
  /**
   * By the network that would be handed over, which is the best of those that were trained longest,
   * after a number of passes over the training images.
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

  /** Networks of which level are better than all those of lower levels. */
  int level(TrialRecord record) {
    return this == EPOCHS ? record.trial().budget().epochs() : record.rung();
  }
}
