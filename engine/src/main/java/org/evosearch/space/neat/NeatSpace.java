package org.evosearch.space.neat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NeatGenomeText;
import org.evosearch.genotype.NodeGene;
import org.evosearch.space.GenomeSpace;
import org.evosearch.space.SpaceVisitor;
import org.evosearch.variation.Mutation;
import org.evosearch.variation.neat.Innovations;
import org.evosearch.variation.neat.NeatMutation;
import org.evosearch.variation.neat.StructureMutation;
import org.evosearch.variation.neat.WeightMutation;

/**
 * Genomes of nodes and connections that begin with all inputs connected to all outputs.
 *
 * <p>Kenneth O. Stanley, Risto Miikkulainen: Evolving Neural Networks through Augmenting
 * Topologies. Evolutionary Computation 10 (2), 2002, section 3.4. Strategies without historical
 * markings mutate genomes and do not cross them.
 */
public abstract class NeatSpace implements GenomeSpace {

  /** Maximum number of structural mutations in a {@linkplain #sample draw}. */
  private static final int MAX_STRUCTURAL_MUTATIONS = 8;

  private static final double RANGE = 1;

  private final List<NodeGene> ends;
  private final Wiring wiring;
  private final StructureMutation growth;
  private final NeatMutation mutation;

  /**
   * Creates a space.
   *
   * @param ends inputs, bias if there is one, and outputs; their ids count from 0
   * @param wiring which connections genomes may have
   */
  protected NeatSpace(List<NodeGene> ends, Wiring wiring) {
    this.ends = List.copyOf(ends);
    this.wiring = wiring;
    this.growth = new StructureMutation(wiring, 0.5, 0.5, 0, 0);
    this.mutation =
        new NeatMutation(
            new StructureMutation(wiring, 0.1, 0.2, 0, 0),
            new WeightMutation(0.8, 0.1, 0.5, RANGE, WeightMutation.Draw.NORMAL, 8),
            NeatMutation.Genomes.UNCHANGED);
  }

  /** Nodes for the given numbers of inputs, biases and outputs. */
  static List<NodeGene> ends(int inputs, int biases, int outputs) {
    List<NodeGene> nodes = new ArrayList<>();
    for (int id = 0; id < inputs + biases + outputs; id++) {
      nodes.add(new NodeGene(id, kind(id, inputs, biases)));
    }
    return nodes;
  }

  private static NodeGene.Kind kind(int id, int inputs, int biases) {
    if (id < inputs) {
      return NodeGene.Kind.INPUT;
    }
    return id < inputs + biases ? NodeGene.Kind.BIAS : NodeGene.Kind.OUTPUT;
  }

  @Override
  public Wiring wiring() {
    return wiring;
  }

  /** All inputs connected to all outputs, with weights between -1 and 1. */
  @Override
  public NeatGenome initial(UniformRandomProvider random) {
    List<ConnectionGene> connections = new ArrayList<>();
    for (NodeGene from : ends) {
      for (NodeGene to : ends) {
        if (!from.takesConnections() && to.takesConnections()) {
          double weight = RANGE * (2 * random.nextDouble() - 1);
          connections.add(new ConnectionGene(connections.size(), from.id(), to.id(), weight, true));
        }
      }
    }
    return new NeatGenome(ends, connections);
  }

  /** An initial genome with up to eight structural mutations. */
  @Override
  public NeatGenome sample(UniformRandomProvider random) {
    NeatGenome grown = initial(random);
    for (int changes = random.nextInt(MAX_STRUCTURAL_MUTATIONS + 1); changes > 0; changes--) {
      grown = growth.mutate(grown, Innovations.of(grown), random);
    }
    return grown;
  }

  @Override
  public Mutation<NeatGenome> mutation() {
    return mutation;
  }

  @Override
  public boolean contains(NeatGenome genotype) {
    return ends.equals(
            genotype.nodes().stream().filter(node -> node.kind() != NodeGene.Kind.HIDDEN).toList())
        && (wiring == Wiring.RECURRENT || LiveGraph.isAcyclic(genotype.connections()));
  }

  @Override
  public <R> R accept(SpaceVisitor<R> visitor) {
    return visitor.neatGenomes(this);
  }

  @Override
  public NeatGenome parse(String text) {
    NeatGenome genome = NeatGenomeText.read(text);
    if (!contains(genome)) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (not of this space)");
    }
    return genome;
  }
}
