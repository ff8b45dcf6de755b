package org.evosearch.variation.neat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evosearch.genotype.ConnectionGene;

/** Reachability of nodes, by enabled and disabled connections. */
final class GenomeGraph {

  private final Map<Integer, Set<Integer>> targets = new HashMap<>();

  GenomeGraph(List<ConnectionGene> connections) {
    connections.forEach(this::add);
  }

  void add(ConnectionGene connection) {
    targets.computeIfAbsent(connection.from(), none -> new HashSet<>()).add(connection.to());
  }

  /** Whether a connection between two nodes would close a cycle. */
  boolean wouldCycle(int from, int to) {
    return leads(to, from);
  }

  private boolean leads(int from, int to) {
    Set<Integer> seen = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      int node = open.remove();
      if (node == to) {
        return true;
      }
      if (seen.add(node)) {
        open.addAll(targets.getOrDefault(node, Set.of()));
      }
    }
    return false;
  }
}
