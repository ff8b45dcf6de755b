package org.evosearch.jobs.store.audit;

import java.util.Optional;
import org.evosearch.jobs.store.format.HeritageCodec;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.trial.TrialId;

/**
 * What a trial has inherited and left.
 *
 * @param donor the trial whose weights it began with, if there is one
 * @param inheritedEpochs epochs for which these had been trained
 * @param epochs for which those that it left were trained in all
 * @param leaves whether it left weights
 */
record RecordedHeritage(Optional<TrialId> donor, int inheritedEpochs, int epochs, boolean leaves) {

  /** That of a row of {@code fitness}, if weights were inherited or left. */
  static Optional<RecordedHeritage> of(TableRow row) {
    return HeritageCodec.inherits(row)
        ? Optional.of(
            new RecordedHeritage(
                Optional.ofNullable(HeritageCodec.donor(row)),
                HeritageCodec.inheritedEpochs(row),
                HeritageCodec.epochs(row),
                HeritageCodec.weights(row) != null))
        : Optional.empty();
  }
}
