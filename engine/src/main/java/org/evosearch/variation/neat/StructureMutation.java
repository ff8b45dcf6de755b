package org.evosearch.variation.neat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;

/**
 * Adds and removes nodes and connections.
 *
 * <p>Stanley and Miikkulainen 2002, figure 3. Removal is not theirs: it is offered because
 * neat-python has it.
 *
 * @param wiring which connections are allowed
 * @param addNode probability that a node is added
 * @param addConnection probability that a connection is added
 * @param removeNode probability that a hidden node is removed, with its connections
 * @param removeConnection probability that a connection is removed
 */
public record StructureMutation(
    Wiring wiring,
    double addNode,
    double addConnection,
    double removeNode,
    double removeConnection) {

  /** New connections have a weight between minus this and this. */
  private static final double WEIGHT = 1;

  /** Applies each change by its probability. */
  public NeatGenome mutate(
      NeatGenome genome, Innovations innovations, UniformRandomProvider random) {
    NeatGenome changed = genome;
    if (random.nextDouble() < addNode) {
      changed = withNode(changed, innovations, random);
    }
    if (random.nextDouble() < addConnection) {
      changed = withConnection(changed, innovations, random);
    }
    if (random.nextDouble() < removeNode) {
      changed = withoutNode(changed, random);
    }
    return random.nextDouble() < removeConnection ? withoutConnection(changed, random) : changed;
  }

  /** Puts a node into an enabled connection, which is disabled. */
  static NeatGenome withNode(
      NeatGenome genome, Innovations innovations, UniformRandomProvider random) {
    List<ConnectionGene> candidates = candidates(genome);
    if (candidates.isEmpty()) {
      return genome;
    }
    return withNode(genome, drawn(candidates, random), innovations);
  }

  /** Puts a node into a connection of a genome, which is disabled. */
  public static NeatGenome withNode(
      NeatGenome genome, ConnectionGene split, Innovations innovations) {
    NodeGene node = innovations.split(genome, split.innovation());
    int before = innovations.connection(split.from(), node.id());
    int behind = innovations.connection(node.id(), split.to());
    List<ConnectionGene> genes = new ArrayList<>(genome.connections());
    genes.replaceAll(gene -> gene.equals(split) ? gene.turnedOff() : gene);
    genes.add(new ConnectionGene(before, split.from(), node.id(), 1, true));
    genes.add(new ConnectionGene(behind, node.id(), split.to(), split.weight(), true));
    return new NeatGenome(Stream.concat(genome.nodes().stream(), Stream.of(node)).toList(), genes);
  }

  /**
   * Enabled connections, but for those from the bias, which the authors' program does not split
   * either: a node after a bias alone has the same output for all inputs.
   */
  private static List<ConnectionGene> candidates(NeatGenome genome) {
    Set<Integer> biases =
        genome.nodes(NodeGene.Kind.BIAS).stream().map(NodeGene::id).collect(Collectors.toSet());
    return genome.connections().stream()
        .filter(gene -> gene.enabled() && !biases.contains(gene.from()))
        .toList();
  }

  /** Connects two nodes that are not connected, if there are any. */
  NeatGenome withConnection(
      NeatGenome genome, Innovations innovations, UniformRandomProvider random) {
    List<NodeGene[]> free = unconnected(genome);
    if (free.isEmpty()) {
      return genome;
    }
    NodeGene[] pair = drawn(free, random);
    int innovation = innovations.connection(pair[0].id(), pair[1].id());
    double weight = WEIGHT * (2 * random.nextDouble() - 1);
    return genome.with(new ConnectionGene(innovation, pair[0].id(), pair[1].id(), weight, true));
  }

  private List<NodeGene[]> unconnected(NeatGenome genome) {
    GenomeGraph graph = new GenomeGraph(genome.connections());
    List<NodeGene[]> pairs = new ArrayList<>();
    for (NodeGene from : genome.nodes()) {
      for (NodeGene to : genome.nodes()) {
        if (isAllowed(from, to, graph) && !genome.connects(from.id(), to.id())) {
          pairs.add(new NodeGene[] {from, to});
        }
      }
    }
    return pairs;
  }

  private boolean isAllowed(NodeGene from, NodeGene to, GenomeGraph graph) {
    return to.takesConnections()
        && (wiring == Wiring.RECURRENT
            || (from.kind() != NodeGene.Kind.OUTPUT && !graph.wouldCycle(from.id(), to.id())));
  }

  private static NeatGenome withoutNode(NeatGenome genome, UniformRandomProvider random) {
    List<NodeGene> hidden = genome.nodes(NodeGene.Kind.HIDDEN);
    if (hidden.isEmpty()) {
      return genome;
    }
    NodeGene gone = drawn(hidden, random);
    return new NeatGenome(
        genome.nodes().stream().filter(node -> !node.equals(gone)).toList(),
        genome.connections().stream()
            .filter(gene -> gene.from() != gone.id() && gene.to() != gone.id())
            .toList());
  }

  private static NeatGenome withoutConnection(NeatGenome genome, UniformRandomProvider random) {
    if (genome.connections().isEmpty()) {
      return genome;
    }
    ConnectionGene gone = drawn(genome.connections(), random);
    return genome.withConnections(
        genome.connections().stream().filter(gene -> !gene.equals(gone)).toList());
  }

  private static <T> T drawn(List<T> list, UniformRandomProvider random) {
    return list.get(random.nextInt(list.size()));
  }
}
