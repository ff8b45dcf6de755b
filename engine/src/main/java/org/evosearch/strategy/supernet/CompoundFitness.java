package org.evosearch.strategy.supernet;

/**
 * The objective that a run of the evolution strategy minimizes: {@code zeta L1 +- eta L2}, from the
 * loss of a candidate and its similarity to alpha. A candidate that is better than alpha should be
 * dissimilar, so that the run explores; one that is worse should be drawn back.
 *
 * <p>Zicheng Cai et al.: EG-NAS: Neural Architecture Search with Fast Evolutionary Exploration.
 * AAAI 2024, equations 6 and 7.
 *
 * @param lossWeight zeta
 * @param similarityWeight eta
 * @param pull how a worse candidate is drawn back
 */
public record CompoundFitness(double lossWeight, double similarityWeight, Pull pull) {

  /** How a candidate that is worse than alpha is drawn back to it. */
  public enum Pull {
    /**
     * Similarity is subtracted, as published: of two candidates with equal loss, one that is less
     * accurate than alpha then beats one that is not, by eta times the sum of both similarities.
     */
    REWARD,
    /** Dissimilarity is added: in both branches the second term lies between 0 and eta. */
    PENALTY
  }

  /**
   * The fitness, smaller is better.
   *
   * @param loss L1, of the candidate
   * @param similarity L2, in [0, 1]
   * @param isWorse whether its accuracy is less than that of alpha
   */
  double of(double loss, double similarity, boolean isWorse) {
    return lossWeight * loss + similarityWeight * term(similarity, isWorse);
  }

  private double term(double similarity, boolean isWorse) {
    if (!isWorse) {
      return similarity;
    }
    return pull == Pull.REWARD ? -similarity : 1 - similarity;
  }
}
