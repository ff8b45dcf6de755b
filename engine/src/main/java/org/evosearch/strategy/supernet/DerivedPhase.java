package org.evosearch.strategy.supernet;

import java.util.List;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.SharedStage;

/**
 * The last generation: networks are scored, each with its part of the weights alone.
 *
 * @param point where the weights stand
 * @param networks logits that stand for them
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
