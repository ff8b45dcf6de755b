package org.evosearch.variation.neat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;

/**
 * Aligns genomes by their innovation numbers. Genes of one number come from either parent, all
 * others from the fitter one; of equally fit parents, each of them with probability 1/2.
 *
 * <p>Stanley and Miikkulainen 2002, figure 4. If genes of two equally fit parents would close a
 * cycle in a feed-forward network, the later one is left out. Averaging weights is from Stanley and
 * Miikkulainen: Competitive Coevolution through Evolutionary Complexification. JAIR 21, 2004.
 *
 * @param wiring which connections are allowed
 * @param stayOff probability that a gene that is disabled in one parent or both is disabled in the
 *     child; else it is enabled
 * @param averaging probability that a child has the means of its parents' weights
 */
public record NeatCrossover(Wiring wiring, double stayOff, double averaging) {

  private static final double HALF = 0.5;

  /** The child of two parents of which the first one is fitter. */
  public NeatGenome cross(NeatGenome fitter, NeatGenome other, UniformRandomProvider random) {
    boolean averages = random.nextDouble() < averaging;
    Map<Integer, ConnectionGene> others = genes(other);
    List<ConnectionGene> child = new ArrayList<>();
    for (ConnectionGene gene : fitter.connections()) {
      child.add(inherited(gene, others.getOrDefault(gene.innovation(), gene), averages, random));
    }
    return new NeatGenome(fitter.nodes(), child);
  }

  /** The child of two equally fit parents. */
  public NeatGenome crossEqual(NeatGenome one, NeatGenome other, UniformRandomProvider random) {
    boolean averages = random.nextDouble() < averaging;
    Map<Integer, ConnectionGene> ones = genes(one);
    Map<Integer, ConnectionGene> others = genes(other);
    Set<Integer> innovations = new TreeSet<>(ones.keySet());
    innovations.addAll(others.keySet());
    List<ConnectionGene> child = new ArrayList<>();
    GenomeGraph graph = new GenomeGraph(List.of());
    for (int innovation : innovations) {
      ConnectionGene mine = ones.get(innovation);
      ConnectionGene yours = others.get(innovation);
      ConnectionGene first = mine == null ? yours : mine;
      ConnectionGene second = yours == null ? mine : yours;
      if (first == null || second == null) {
        throw new IllegalStateException("[BUG] Expected a gene of innovation " + innovation);
      }
      boolean isTaken = (mine != null && yours != null) || random.nextDouble() < HALF;
      if (isTaken && isAllowed(graph, first)) {
        child.add(inherited(first, second, averages, random));
        graph.add(first);
      }
    }
    return new NeatGenome(nodes(one, other, child), child);
  }

  private static Map<Integer, ConnectionGene> genes(NeatGenome genome) {
    Map<Integer, ConnectionGene> genes = new HashMap<>();
    genome.connections().forEach(gene -> genes.put(gene.innovation(), gene));
    return genes;
  }

  private boolean isAllowed(GenomeGraph graph, ConnectionGene gene) {
    return wiring == Wiring.RECURRENT || !graph.wouldCycle(gene.from(), gene.to());
  }

  private ConnectionGene inherited(
      ConnectionGene one, ConnectionGene other, boolean averages, UniformRandomProvider random) {
    ConnectionGene either = random.nextDouble() < HALF ? one : other;
    ConnectionGene gene =
        averages ? either.withWeight((one.weight() + other.weight()) / 2) : either;
    boolean isOff = !(one.enabled() && other.enabled()) && random.nextDouble() < stayOff;
    return gene.expressed(!isOff);
  }

  /** The nodes that no mutation added, and those that a gene of the child needs. */
  private static List<NodeGene> nodes(
      NeatGenome one, NeatGenome other, List<ConnectionGene> child) {
    Set<Integer> needed =
        child.stream()
            .flatMap(gene -> Stream.of(gene.from(), gene.to()))
            .collect(Collectors.toSet());
    return Stream.concat(one.nodes().stream(), other.nodes().stream())
        .filter(node -> node.kind() != NodeGene.Kind.HIDDEN || needed.contains(node.id()))
        .distinct()
        .toList();
  }
}
