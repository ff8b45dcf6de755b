package org.evosearch.space.neat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.control.Phenotype;
import org.evosearch.control.WeightedGraph;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;
import org.evosearch.space.PhenotypeSpace;

/**
 * Networks of single neurons whose weights are genes.
 *
 * <p>Kenneth O. Stanley, Risto Miikkulainen: Evolving Neural Networks through Augmenting
 * Topologies. Evolutionary Computation 10 (2), 2002. Disabled connections and neurons that no
 * output depends on are not part of the network.
 */
public final class NeatWeightSpace extends NeatSpace implements PhenotypeSpace<NeatGenome> {

  private final int inputs;

  /**
   * Creates the space for a problem.
   *
   * @param inputs number of its inputs; the bias is one more
   * @param outputs number of its outputs
   */
  public NeatWeightSpace(int inputs, int outputs, Wiring wiring) {
    super(ends(inputs, 1, outputs), wiring);
    this.inputs = inputs;
  }

  @Override
  public Phenotype phenotype(NeatGenome genotype) {
    LiveGraph graph = new LiveGraph(genotype);
    List<Integer> order = wiring() == Wiring.FEED_FORWARD ? graph.ordered() : graph.computed();
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int id = 0; id <= inputs; id++) {
      numbers.put(id, id);
    }
    order.forEach(id -> numbers.put(id, numbers.size()));
    return new WeightedGraph(
        inputs,
        wiring(),
        order.stream().map(id -> neuron(graph, id, numbers)).toList(),
        genotype.nodes(NodeGene.Kind.OUTPUT).stream()
            .map(node -> numbers.getOrDefault(node.id(), 0) - inputs - 1)
            .toList());
  }

  private static WeightedGraph.Neuron neuron(
      LiveGraph graph, int id, Map<Integer, Integer> numbers) {
    List<ConnectionGene> genes = graph.into(id, gene -> numbers.getOrDefault(gene.from(), 0));
    return new WeightedGraph.Neuron(
        genes.stream().map(gene -> numbers.getOrDefault(gene.from(), 0)).toList(),
        genes.stream().map(ConnectionGene::weight).toList());
  }
}
