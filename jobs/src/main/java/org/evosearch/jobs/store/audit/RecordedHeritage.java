package org.evosearch.jobs.store.audit;

import java.util.Optional;
import org.evosearch.jobs.store.format.HeritageCodec;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.trial.TrialId;

/**
 * The weights that a trial inherited and left.
 *
 * @param donor the trial whose weights it began with, if there is one
 * @param inheritedEpochs epochs for which the inherited weights had been trained
 * @param epochs for which the weights that it left were trained in all
 * @param leaves whether it left weights
 */
record RecordedHeritage(Optional<TrialId> donor, int inheritedEpochs, int epochs, boolean leaves) {

  /** The heritage in a row of {@code fitness}, if weights were inherited or left. */
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
