package org.evosearch.experiment;

import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.space.supernet.MixtureReading;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.trial.Outcome;

/**
 * Reads the current mixture of a supernet from its committed generations.
 *
 * @param space of the search
 */
record MixtureMeter(SupernetSpace space) {

  /** The reading after an epoch of training; empty for other generations. */
  Optional<MixtureReading> reading(GenerationRecord generation) {
    TrialRecord first = generation.trials().get(0);
    SupernetStep step = space.parse(first.genotype());
    return step.stage().isTraining()
        ? Optional.of(new MixtureReading(space, logits(step, first.outcome())))
        : Optional.empty();
  }

  private static List<Double> logits(SupernetStep step, Outcome outcome) {
    return outcome instanceof Outcome.Measured measured && !measured.logits().isEmpty()
        ? measured.logits()
        : step.logits();
  }
}
