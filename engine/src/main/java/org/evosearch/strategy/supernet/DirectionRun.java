package org.evosearch.strategy.supernet;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.cmaes.CmaEs;
import org.evosearch.cmaes.Samples;

/** One run of the evolution strategy in an epoch, and its best point so far. */
final class DirectionRun {

  private final CmaEs cma;
  private final Encoding encoding;
  private List<Double> best;
  private double bestFitness = Double.POSITIVE_INFINITY;

  /** Begins a run; until points are evaluated, its mean counts as its best. */
  DirectionRun(CmaEs cma, Encoding encoding) {
    this.cma = cma;
    this.encoding = encoding;
    this.best = mean();
  }

  /** The points of the next generation. */
  Samples ask(UniformRandomProvider random) {
    return cma.ask(random);
  }

  /** The logits of points. */
  List<List<Double>> logits(Samples samples) {
    return IntStream.range(0, samples.size())
        .mapToObj(k -> encoding.logits(samples.point(k)))
        .toList();
  }

  /**
   * Updates the run with the fitness of the points of a generation, smaller is better, NaN for
   * failures.
   */
  void tell(Samples samples, double[] fitness) {
    cma.tell(samples, fitness);
    for (int k = 0; k < fitness.length; k++) {
      if (fitness[k] < bestFitness) {
        bestFitness = fitness[k];
        best = encoding.logits(samples.point(k));
      }
    }
  }

  /** The logits of the mean. */
  List<Double> mean() {
    return encoding.logits(cma.mean());
  }

  /** The logits of the best point so far. */
  List<Double> best() {
    return best;
  }

  /** Its fitness; infinite before points were evaluated. */
  double bestFitness() {
    return bestFitness;
  }
}
