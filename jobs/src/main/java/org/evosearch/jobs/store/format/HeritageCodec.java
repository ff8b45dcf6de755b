package org.evosearch.jobs.store.format;

import java.util.List;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/** The columns of {@code fitness} about inherited weights. */
public final class HeritageCodec {

  static final String WEIGHTS = "weights";
  private static final String INHERITED_EPOCHS = "inherited_epochs";
  private static final String OWN_EPOCHS = "own_epochs";
  private static final String DONOR_GENERATION = "donor_generation";
  private static final String DONOR_TRIAL = "donor_trial";

  private HeritageCodec() {}

  static void add(TableRow row, TrialRecord record) {
    Heritage heritage = record.trial().heritage();
    if (heritage == null) {
      return;
    }
    row.with(INHERITED_EPOCHS, heritage.inheritedEpochs())
        .with(OWN_EPOCHS, record.trial().budget().epochs())
        .with(WEIGHTS, record.outcome() instanceof Outcome.Measured one ? one.weights() : null);
    heritage.donors().stream()
        .limit(1)
        .map(Heritage.Donor::trial)
        .forEach(
            donor ->
                row.with(DONOR_GENERATION, donor.generation()).with(DONOR_TRIAL, donor.index()));
  }

  /** The digest of the weights that a trial left; null if it left none. */
  public static @Nullable String weights(TableRow row) {
    return row.has(WEIGHTS) ? row.text(WEIGHTS) : null;
  }

  /** The trial whose weights a trial began with; null if its weights were drawn. */
  public static @Nullable TrialId donor(TableRow row) {
    return row.has(DONOR_TRIAL)
        ? new TrialId(row.integer(DONOR_GENERATION), row.integer(DONOR_TRIAL))
        : null;
  }

  /** Whether weights are inherited or left. */
  public static boolean inherits(TableRow row) {
    return row.has(INHERITED_EPOCHS);
  }

  /** Epochs for which the weights of the donor had been trained. */
  public static int inheritedEpochs(TableRow row) {
    return row.integer(INHERITED_EPOCHS);
  }

  /** Epochs for which the weights that a trial left were trained in all. */
  public static int epochs(TableRow row) {
    return row.integer(INHERITED_EPOCHS) + row.integer(OWN_EPOCHS);
  }

  /** The heritage as far as it is recorded: the first donor, without the digest of its weights. */
  static @Nullable Heritage heritage(TableRow row) {
    if (!inherits(row)) {
      return null;
    }
    TrialId donor = donor(row);
    return donor == null
        ? Heritage.FOUNDER
        : new Heritage(
            List.of(new Heritage.Donor(donor, "", inheritedEpochs(row))), Heritage.Tuning.ALL);
  }
}
