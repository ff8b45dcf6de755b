package org.evosearch.space.neat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;

/** The part of a genome that its outputs depend on. */
final class LiveGraph {

  private final NeatGenome genome;
  private final List<ConnectionGene> connections;

  LiveGraph(NeatGenome genome) {
    this.genome = genome;
    Set<Integer> live = leadingTo(genome);
    this.connections =
        genome.connections().stream()
            .filter(gene -> gene.enabled() && live.contains(gene.to()))
            .toList();
  }

  /** The outputs, and all nodes from which enabled connections lead to one. */
  private static Set<Integer> leadingTo(NeatGenome genome) {
    Set<Integer> live = new HashSet<>();
    genome.nodes(NodeGene.Kind.OUTPUT).forEach(output -> live.add(output.id()));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (ConnectionGene gene : genome.connections()) {
        grows |= gene.enabled() && live.contains(gene.to()) && live.add(gene.from());
      }
    }
    return live;
  }

  /** Outputs and live hidden nodes, in the order of their ids. */
  List<Integer> computed() {
    Set<Integer> computed = new TreeSet<>();
    genome.nodes(NodeGene.Kind.OUTPUT).forEach(output -> computed.add(output.id()));
    genome.nodes(NodeGene.Kind.HIDDEN).stream()
        .map(NodeGene::id)
        .filter(id -> connections.stream().anyMatch(gene -> gene.from() == id))
        .forEach(computed::add);
    return List.copyOf(computed);
  }

  /** The same nodes in topological order; ties by id. */
  List<Integer> ordered() {
    List<Integer> nodes = computed();
    Map<Integer, Integer> waiting = new HashMap<>();
    nodes.forEach(node -> waiting.put(node, 0));
    connections.stream()
        .filter(gene -> waiting.containsKey(gene.from()))
        .forEach(gene -> waiting.merge(gene.to(), 1, Integer::sum));
    return ordered(waiting, connections);
  }

  private static List<Integer> ordered(
      Map<Integer, Integer> waiting, List<ConnectionGene> connections) {
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    waiting.forEach((node, count) -> addIf(count == 0, ready, node));
    List<Integer> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int node = ready.remove();
      order.add(node);
      connections.stream()
          .filter(gene -> gene.from() == node)
          .forEach(
              gene -> addIf(waiting.merge(gene.to(), -1, Integer::sum) == 0, ready, gene.to()));
    }
    return order;
  }

  private static void addIf(boolean condition, PriorityQueue<Integer> ready, int node) {
    if (condition) {
      ready.add(node);
    }
  }

  /** The live connections into a node, in the order of their sources. */
  List<ConnectionGene> into(int node) {
    return into(node, ConnectionGene::from);
  }

  /** The live connections into a node, in a given order. */
  List<ConnectionGene> into(int node, ToIntFunction<ConnectionGene> order) {
    return connections.stream()
        .filter(gene -> gene.to() == node)
        .sorted(Comparator.comparingInt(order))
        .toList();
  }

  /** Whether connections, enabled or not, have no cycle. */
  static boolean isAcyclic(List<ConnectionGene> connections) {
    Map<Integer, Integer> waiting = new HashMap<>();
    for (ConnectionGene gene : connections) {
      waiting.merge(gene.from(), 0, Integer::sum);
      waiting.merge(gene.to(), 1, Integer::sum);
    }
    return ordered(waiting, connections).size() == waiting.size();
  }
}
