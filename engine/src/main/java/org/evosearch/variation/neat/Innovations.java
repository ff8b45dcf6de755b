package org.evosearch.variation.neat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;

/**
 * The historical markings of a run: which innovation number each pair of connected nodes has, and
 * which nodes have split a connection. The same structural change gets the same numbers whenever it
 * is made.
 *
 * <p>Stanley and Miikkulainen 2002, section 3.2, who forget the numbers after each generation; here
 * they are kept for the whole run. All of them are in the genomes, so {@linkplain #absorb
 * absorbing} committed genomes restores them.
 */
public final class Innovations {

  private record Pair(int from, int to) {}

  private final Map<Pair, Integer> connections = new HashMap<>();
  private final Map<Integer, Pair> pairs = new HashMap<>();
  private final Map<Integer, NodeGene> nodes = new HashMap<>();

  /** Ids of the nodes that split a connection, by its innovation number. */
  private final Map<Integer, TreeSet<Integer>> splits = new HashMap<>();

  private int nextConnection;
  private int nextNode;

  /** No markings yet. */
  public Innovations() {}

  /** The markings of one genome. */
  public static Innovations of(NeatGenome genome) {
    Innovations innovations = new Innovations();
    innovations.absorb(genome);
    return innovations;
  }

  /** A mutable copy of the markings. */
  public Innovations copy() {
    Innovations copy = new Innovations();
    copy.connections.putAll(connections);
    copy.pairs.putAll(pairs);
    copy.nodes.putAll(nodes);
    splits.forEach((connection, ids) -> copy.splits.put(connection, new TreeSet<>(ids)));
    copy.nextConnection = nextConnection;
    copy.nextNode = nextNode;
    return copy;
  }

  /**
   * Adds the markings of a genome.
   *
   * @throws IllegalArgumentException if they contradict those that are known, as markings of
   *     another run do
   */
  public void absorb(NeatGenome genome) {
    genome.nodes().forEach(this::absorb);
    genome.connections().forEach(this::absorb);
  }

  private void absorb(NodeGene node) {
    NodeGene known = nodes.putIfAbsent(node.id(), node);
    require(known == null || known.equals(node), "node " + node.id());
    nextNode = Math.max(nextNode, node.id() + 1);
    if (node.kind() == NodeGene.Kind.HIDDEN) {
      splits.computeIfAbsent(node.splits(), none -> new TreeSet<>()).add(node.id());
    }
  }

  private void absorb(ConnectionGene gene) {
    Pair pair = new Pair(gene.from(), gene.to());
    Integer number = connections.putIfAbsent(pair, gene.innovation());
    Pair other = pairs.putIfAbsent(gene.innovation(), pair);
    require(
        (number == null || number == gene.innovation()) && (other == null || other.equals(pair)),
        "innovation " + gene.innovation());
    nextConnection = Math.max(nextConnection, gene.innovation() + 1);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Invalid genome: " + what + " means something else in another genome of the run");
    }
  }

  /** The innovation number of a connection between two nodes; a new one for a new pair. */
  public int connection(int from, int to) {
    Pair pair = new Pair(from, to);
    Integer known = connections.get(pair);
    if (known != null) {
      return known;
    }
    connections.put(pair, nextConnection);
    pairs.put(nextConnection, pair);
    return nextConnection++;
  }

  /**
   * The node that splits a connection of a genome: the first one that did so and that the genome
   * does not have, else a new one. A connection that is enabled again may be split again.
   */
  public NodeGene split(NeatGenome genome, int connection) {
    TreeSet<Integer> known = splits.computeIfAbsent(connection, none -> new TreeSet<>());
    for (int id : known) {
      if (!genome.hasNode(id)) {
        return NodeGene.hidden(id, connection);
      }
    }
    NodeGene node = NodeGene.hidden(nextNode++, connection);
    nodes.put(node.id(), node);
    known.add(node.id());
    return node;
  }
}
