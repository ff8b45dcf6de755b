package org.evosearch.strategy.supernet;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.cmaes.Samples;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.SharedStage;

/** One generation of all runs of an epoch: all their points are scored on one batch. */
final class EvolutionPhase implements Phase {

  private final EgNas search;
  private final Point point;
  private final double accuracy;
  private final List<DirectionRun> runs;
  private final int done;
  private final List<Samples> samples;

  /**
   * Draws the points.
   *
   * @param accuracy of alpha on the batch
   * @param done generations of the runs so far
   */
  EvolutionPhase(EgNas search, Point point, double accuracy, List<DirectionRun> runs, int done) {
    this.search = search;
    this.point = point;
    this.accuracy = accuracy;
    this.runs = runs;
    this.done = done;
    this.samples =
        IntStream.range(0, runs.size())
            .mapToObj(run -> runs.get(run).ask(search.random(point, search.encoding().stream(run))))
            .toList();
  }

  @Override
  public List<Proposal<SupernetStep>> proposals() {
    return IntStream.range(0, runs.size())
        .boxed()
        .flatMap(run -> runs.get(run).logits(samples.get(run)).stream())
        .map(logits -> point.proposal(SharedStage.SCORE, "evolution", logits))
        .toList();
  }

  @Override
  public Phase next(List<Evaluation<SupernetStep>> evaluations) {
    int lambda = search.settings().runs().lambda();
    for (int run = 0; run < runs.size(); run++) {
      runs.get(run)
          .tell(samples.get(run), fitness(evaluations.subList(run * lambda, (run + 1) * lambda)));
    }
    Point later = point.later();
    return done + 1 < search.settings().runs().generations()
        ? new EvolutionPhase(search, later, accuracy, runs, done + 1)
        : new FinalistPhase(search, later, accuracy, runs);
  }

  private double[] fitness(List<Evaluation<SupernetStep>> evaluations) {
    return evaluations.stream()
        .mapToDouble(candidate -> search.fitness(point, accuracy, candidate))
        .toArray();
  }
}
