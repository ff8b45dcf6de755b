package org.evosearch.genotype;

/**
 * A connection of a {@link NeatGenome}.
 *
 * @param innovation historical marking, at least 0; equal numbers mean the same pair of nodes in
 *     all genomes of a run
 * @param from id of the node where it begins
 * @param to id of the node where it ends
 * @param weight finite
 * @param enabled whether it is expressed in the network
 */
public record ConnectionGene(int innovation, int from, int to, double weight, boolean enabled) {

  /** Checks the ranges. A negative zero becomes a zero. */
  public ConnectionGene {
    if (innovation < 0 || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "Invalid connection: innovation " + innovation + ", weight " + weight);
    }
    weight += 0.0;
  }

  /** This connection with another weight. */
  public ConnectionGene withWeight(double other) {
    return new ConnectionGene(innovation, from, to, other, enabled);
  }

  /** This connection, disabled: the gene is kept but not expressed. */
  public ConnectionGene turnedOff() {
    return expressed(false);
  }

  /** This connection, enabled or not. */
  public ConnectionGene expressed(boolean isEnabled) {
    return new ConnectionGene(innovation, from, to, weight, isEnabled);
  }
}
