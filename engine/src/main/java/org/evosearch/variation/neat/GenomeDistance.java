package org.evosearch.variation.neat;

import java.util.HashMap;
import java.util.Map;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;

/**
 * The compatibility distance of two genomes: c<sub>1</sub> E / N + c<sub>2</sub> D / N +
 * c<sub>3</sub> W, where E and D count the connections that only one of them has, beyond the
 * other's last innovation (excess) and before it (disjoint), and W is the mean absolute difference
 * of the weights of those that both have.
 *
 * <p>Stanley and Miikkulainen 2002, equation 1.
 *
 * @param excess c<sub>1</sub>, at least 0
 * @param disjoint c<sub>2</sub>, at least 0
 * @param weights c<sub>3</sub>, at least 0
 * @param scale what N is
 */
public record GenomeDistance(double excess, double disjoint, double weights, Scale scale) {

  /** The authors do not normalize genomes with fewer genes. */
  private static final int SMALL = 20;

  /** What N is. */
  public enum Scale {
    /** The number of connections of the larger genome, 1 while both have fewer than 20. */
    LARGE_GENOMES,
    /** The number of connections of the larger genome. */
    ALL_GENOMES
  }

  /** The distance of two genomes, 0 for equal ones. */
  public double between(NeatGenome one, NeatGenome other) {
    Map<Integer, ConnectionGene> genes = new HashMap<>();
    one.connections().forEach(gene -> genes.put(gene.innovation(), gene));
    double difference = 0;
    int matching = 0;
    for (ConnectionGene gene : other.connections()) {
      ConnectionGene match = genes.get(gene.innovation());
      if (match != null) {
        difference += Math.abs(match.weight() - gene.weight());
        matching++;
      }
    }
    int excessGenes = beyond(one, other.lastInnovation()) + beyond(other, one.lastInnovation());
    int unmatched = one.connections().size() + other.connections().size() - 2 * matching;
    double structure = excess * excessGenes + disjoint * (unmatched - excessGenes);
    return structure / size(one, other) + weights * (matching == 0 ? 0 : difference / matching);
  }

  private static int beyond(NeatGenome genome, int innovation) {
    return (int)
        genome.connections().stream().filter(gene -> gene.innovation() > innovation).count();
  }

  private int size(NeatGenome one, NeatGenome other) {
    int larger = Math.max(one.connections().size(), other.connections().size());
    return scale == Scale.LARGE_GENOMES && larger < SMALL ? 1 : Math.max(1, larger);
  }
}
