package org.evosearch.strategy.supernet;

import java.util.List;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.SharedStage;

/**
 * An epoch of training. A search whose weights cannot be trained ends.
 *
 * @param point state of the search
 * @param stage how weights are trained
 * @param course determines the phase that follows
 */
record WeightPhase(Point point, SharedStage stage, Course course) implements Phase {

  /** Determines the phase after an epoch of training. */
  @FunctionalInterface
  interface Course {

    /**
     * The next generation.
     *
     * @param point state after the training
     * @param training its evaluation, with the score of alpha on the first batch of the next epoch
     */
    Phase after(Point point, Evaluation<SupernetStep> training);
  }

  @Override
  public List<Proposal<SupernetStep>> proposals() {
    return List.of(point.proposal(stage, "train", point.logits()));
  }

  @Override
  public Phase next(List<Evaluation<SupernetStep>> evaluations) {
    Evaluation<SupernetStep> training = evaluations.get(0);
    return training.objectives().isEmpty() ? END : course.after(point.after(training), training);
  }
}
