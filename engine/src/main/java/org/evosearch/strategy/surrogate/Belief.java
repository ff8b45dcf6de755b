package org.evosearch.strategy.surrogate;

import java.util.Arrays;

/** A Gaussian process that was told what was measured at its points. */
final class Belief {

  private final GaussianProcess process;
  private final double[] weights;
  private final double best;
  private final Prospects prospects;

  /**
   * Works out the posterior mean.
   *
   * @param targets what was measured at each point of the process
   * @param prospects of this process, from when it was smaller
   */
  Belief(GaussianProcess process, double[] targets, Prospects prospects) {
    this.process = process;
    this.prospects = prospects;
    this.weights = process.weights(targets);
    this.best = Arrays.stream(targets).max().orElse(0);
  }

  /** The best target; 0, their mean, if there is none. */
  double best() {
    return best;
  }

  /** The points. */
  GaussianProcess process() {
    return process;
  }

  /** What is known already of genotypes. */
  Prospects prospects() {
    return prospects;
  }

  /**
   * The posterior mean of a genotype.
   *
   * @param covariances with the points, and with any further ones behind them
   */
  double mean(double[] covariances) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * covariances[i];
    }
    return sum;
  }
}
