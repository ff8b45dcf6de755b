package org.evosearch.strategy.supernet;

import java.util.List;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.SharedStage;

/**
 * The last generation: derived networks are scored, each with its own part of the weights.
 *
 * @param point state of the search
 * @param networks logits from which each of them is derived
 */
record DerivedPhase(Point point, List<List<Double>> networks) implements Phase {

  @Override
  public List<Proposal<SupernetStep>> proposals() {
    return networks.stream()
        .map(logits -> point.proposal(SharedStage.DERIVED, "derive", logits))
        .toList();
  }

  @Override
  public Phase next(List<Evaluation<SupernetStep>> evaluations) {
    return END;
  }
}
