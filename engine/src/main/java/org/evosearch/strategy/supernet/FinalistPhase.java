package org.evosearch.strategy.supernet;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.SharedStage;

/**
 * Chooses the direction: that of the finalist with the highest accuracy (equation 9).
 *
 * <p>A run's finalist is its best point or its last mean, whichever has the smaller fitness;
 * finalists are compared on another batch than the one on which they were found. In the released
 * code it is the best point, and the batch is the same.
 *
 * @param search that this phase belongs to
 * @param point state of the search
 * @param accuracy of alpha on the batch on which points are scored
 * @param runs of the epoch
 */
record FinalistPhase(EgNas search, Point point, double accuracy, List<DirectionRun> runs)
    implements Phase {

  /** Proposals of one run: its mean on the batch of the runs, its mean and its best on another. */
  private static final int EACH = 3;

  private boolean isCode() {
    return search.settings().form() == EgNasSettings.Form.CODE;
  }

  @Override
  public List<Proposal<SupernetStep>> proposals() {
    List<Proposal<SupernetStep>> proposals = new ArrayList<>();
    for (DirectionRun run : runs) {
      if (isCode()) {
        List<Double> finalist = search.encoding().finalist(run.best());
        proposals.add(point.proposal(SharedStage.SCORE, "finalist", finalist));
      } else {
        proposals.add(point.proposal(SharedStage.SCORE, "mean", run.mean()));
        proposals.add(point.proposal(SharedStage.CONFIRM, "finalist", run.mean()));
        proposals.add(point.proposal(SharedStage.CONFIRM, "finalist", run.best()));
      }
    }
    return proposals;
  }

  @Override
  public Phase next(List<Evaluation<SupernetStep>> evaluations) {
    List<Double> winner = point.logits();
    double highest = Double.NEGATIVE_INFINITY;
    for (int run = 0; run < runs.size(); run++) {
      Evaluation<SupernetStep> finalist = finalist(run, evaluations);
      double reached = finalist.fitness().orElse(Double.NEGATIVE_INFINITY);
      if (reached > highest) {
        highest = reached;
        winner = finalist.genotype().logits();
      }
    }
    // If all of them failed, there is no direction and alpha stays as it is.
    return highest == Double.NEGATIVE_INFINITY
        ? search.train(point.later())
        : search.moved(point.later(), winner);
  }

  private Evaluation<SupernetStep> finalist(int run, List<Evaluation<SupernetStep>> evaluations) {
    if (isCode()) {
      return evaluations.get(run);
    }
    double mean = search.fitness(point, accuracy, evaluations.get(run * EACH));
    return evaluations.get(run * EACH + (mean < runs.get(run).bestFitness() ? 1 : 2));
  }
}
