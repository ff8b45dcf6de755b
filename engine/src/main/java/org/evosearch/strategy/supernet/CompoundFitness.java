package org.evosearch.strategy.supernet;

/**
 * What a run of the evolution strategy minimizes: {@code zeta L1 +- eta L2}, the loss of a
 * candidate and how similar it is to the logits that the search has come to. Who is better than
 * those should be dissimilar, so that the run goes further; who is worse should come back.
 *
 * <p>Zicheng Cai et al.: EG-NAS: Neural Architecture Search with Fast Evolutionary Exploration.
 * AAAI 2024, equations 6 and 7.
 *
 * @param lossWeight zeta
 * @param similarityWeight eta
 * @param pull how a worse candidate is drawn back
 */
public record CompoundFitness(double lossWeight, double similarityWeight, Pull pull) {

  /** How a candidate that is worse than the search's logits is drawn back to them. */
  public enum Pull {
    /**
     * Similarity is taken off, as published: of two candidates of one loss the worse one by
     * accuracy then wins, by the sum of both similarities.
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
   * @param isWorse whether its accuracy is less than that of the search's logits
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
