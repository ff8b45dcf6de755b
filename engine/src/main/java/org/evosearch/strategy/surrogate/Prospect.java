package org.evosearch.strategy.surrogate;

/**
 * Cached values of a genotype under a process. As the process grows, only values for new points are
 * computed; results are the same to the bit, however often and whenever they are requested.
 */
final class Prospect {

  private final Features features;
  private double[] covariances = {};
  private double[] solved = {};

  /** Creates an empty cache. */
  Prospect(Features features) {
    this.features = features;
  }

  /** A copy for another process with the same first points. */
  Prospect copy() {
    Prospect copy = new Prospect(features);
    copy.covariances = covariances;
    copy.solved = solved;
    return copy;
  }

  Features features() {
    return features;
  }

  /**
   * Covariances with the points of the process.
   *
   * @param process one that extends, or is, that of earlier calls
   */
  double[] covariances(GaussianProcess process) {
    covariances = process.covariances(features, covariances);
    return covariances;
  }

  /**
   * The posterior variance.
   *
   * @param process one that extends, or is, that of earlier calls
   */
  double variance(GaussianProcess process) {
    solved = process.solved(covariances(process), solved);
    return process.varianceOfSolved(solved);
  }
}
