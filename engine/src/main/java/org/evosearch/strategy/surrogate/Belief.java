package org.evosearch.strategy.surrogate;

import java.util.Arrays;

/** A Gaussian process conditioned on the targets of its points. */
final class Belief {

  private final GaussianProcess process;
  private final double[] weights;
  private final double best;
  private final Prospects prospects;

  /**
   * Computes the weights of the posterior mean.
   *
   * @param targets of the points of the process, in order
   * @param prospects cached values of genotypes, from smaller stages of this process
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

  /** The process with its points. */
  GaussianProcess process() {
    return process;
  }

  /** The cached values of genotypes. */
  Prospects prospects() {
    return prospects;
  }

  /**
   * The posterior mean of a genotype.
   *
   * @param covariances with the points, possibly followed by those with further ones
   */
  double mean(double[] covariances) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * covariances[i];
    }
    return sum;
  }
}
