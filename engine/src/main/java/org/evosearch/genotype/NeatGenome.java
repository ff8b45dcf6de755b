package org.evosearch.genotype;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network as a list of nodes and a list of weighted connections with historical markings.
 *
 * <p>Kenneth O. Stanley and Risto Miikkulainen: Evolving Neural Networks through Augmenting
 * Topologies. Evolutionary Computation 10(2), 2002, section 3.1.
 *
 * @param nodes in the order of their ids
 * @param connections in the order of their innovation numbers, at most one for a pair of nodes
 */
public record NeatGenome(List<NodeGene> nodes, List<ConnectionGene> connections)
    implements Genotype {

  /** Sorts the genes and checks their consistency. */
  public NeatGenome {
    nodes = nodes.stream().sorted(Comparator.comparingInt(NodeGene::id)).toList();
    connections =
        connections.stream().sorted(Comparator.comparingInt(ConnectionGene::innovation)).toList();
    Map<Integer, NodeGene> byId = new HashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    require(byId.size() == nodes.size(), "two nodes of one id");
    requireConnected(connections, byId);
  }

  private static void requireConnected(
      List<ConnectionGene> connections, Map<Integer, NodeGene> nodes) {
    Set<Integer> innovations = new HashSet<>();
    Set<List<Integer>> pairs = new HashSet<>();
    for (ConnectionGene connection : connections) {
      NodeGene end = nodes.get(connection.to());
      require(nodes.containsKey(connection.from()) && end != null, "a connection without its node");
      require(end != null && end.takesConnections(), "a connection into an input");
      require(innovations.add(connection.innovation()), "two genes of one innovation number");
      require(pairs.add(List.of(connection.from(), connection.to())), "a connection twice");
    }
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException("Invalid genome: " + fault);
    }
  }

  /** The nodes of one kind, in the order of their ids. */
  public List<NodeGene> nodes(NodeGene.Kind kind) {
    return nodes.stream().filter(node -> node.kind() == kind).toList();
  }

  /** Whether there is a node of this id. */
  public boolean hasNode(int id) {
    return nodes.stream().anyMatch(node -> node.id() == id);
  }

  /** Whether there is a connection, enabled or not, between two nodes. */
  public boolean connects(int from, int to) {
    return connections.stream().anyMatch(one -> one.from() == from && one.to() == to);
  }

  /** The largest innovation number, -1 without connections. */
  public int lastInnovation() {
    return connections.isEmpty() ? -1 : connections.get(connections.size() - 1).innovation();
  }

  /** This genome with one more connection. */
  public NeatGenome with(ConnectionGene connection) {
    return new NeatGenome(
        nodes, Stream.concat(connections.stream(), Stream.of(connection)).toList());
  }

  /** This genome with other connections between its nodes. */
  public NeatGenome withConnections(List<ConnectionGene> others) {
    return new NeatGenome(nodes, others);
  }

  @Override
  public String text() {
    return NeatGenomeText.write(this);
  }
}
