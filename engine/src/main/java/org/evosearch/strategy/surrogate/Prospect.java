package org.evosearch.strategy.surrogate;

/**
 * A genotype as a process sees it. As the process grows, only what is new is worked out; how often
 * and when it is asked does not change a bit of the answers.
 */
final class Prospect {

  private final Features features;
  private double[] covariances = {};
  private double[] solved = {};

  /** Nothing is worked out yet. */
  Prospect(Features features) {
    this.features = features;
  }

  /** One that may be asked of another process with the same beginning. */
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
   * @param process of which all points were seen before, or follow those that were
   */
  double[] covariances(GaussianProcess process) {
    covariances = process.covariances(features, covariances);
    return covariances;
  }

  /**
   * The posterior variance.
   *
   * @param process of which all points were seen before, or follow those that were
   */
  double variance(GaussianProcess process) {
    solved = process.solved(covariances(process), solved);
    return process.varianceOfSolved(solved);
  }
}
