package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * An ordered division of a graph's nodes into cells. Immutable.
 *
 * <p>The colour of a cell is the number of nodes in the cells before it, so that a division of one
 * cell leaves the colours of all others as they are, and colours that are all different are the
 * numbers from 0.
 */
final class Colouring {

  private final int[] colours;

  /** The nodes of each cell that has more than one, in their order, by colour. */
  private final NavigableMap<Integer, List<Integer>> unclear;

  private Colouring(int[] colours, NavigableMap<Integer, List<Integer>> unclear) {
    this.colours = colours;
    this.unclear = unclear;
  }

  /** All nodes in one cell. */
  static Colouring ofOneCell(int nodes) {
    NavigableMap<Integer, List<Integer>> unclear = new TreeMap<>();
    if (nodes > 1) {
      unclear.put(0, IntStream.range(0, nodes).boxed().toList());
    }
    return new Colouring(new int[nodes], unclear);
  }

  /** The colour of each node. */
  int[] colours() {
    return colours.clone();
  }

  int colour(int node) {
    return colours[node];
  }

  /** The colours that more than one node has. */
  SortedSet<Integer> unclear() {
    return Collections.unmodifiableSortedSet(unclear.navigableKeySet());
  }

  /** The nodes of an unclear colour, in their order. */
  List<Integer> members(int colour) {
    return unclear.getOrDefault(colour, List.of());
  }

  /** Puts one node before the others of its cell. */
  Division singledOut(int node) {
    BitSet cell = new BitSet();
    cell.set(colours[node]);
    return divided(cell, other -> new long[] {other == node ? 0 : 1});
  }

  /** Divides cells by what tells their nodes apart, in the lexicographic order of that. */
  Division divided(BitSet cells, IntFunction<long[]> signature) {
    Colouring finer = new Colouring(colours.clone(), new TreeMap<>(unclear));
    BitSet changed = new BitSet();
    cells.stream()
        .filter(unclear::containsKey)
        .forEach(cell -> finer.divide(cell, groups(members(cell), signature), changed));
    return new Division(finer, changed);
  }

  /** Only while this is being made. */
  private void divide(int cell, Collection<List<Integer>> groups, BitSet changed) {
    unclear.remove(cell);
    int colour = cell;
    for (List<Integer> group : groups) {
      if (group.size() > 1) {
        unclear.put(colour, group);
      }
      for (int node : group) {
        colours[node] = colour;
        changed.set(node, colour != cell);
      }
      colour += group.size();
    }
  }

  private static Collection<List<Integer>> groups(
      List<Integer> nodes, IntFunction<long[]> signature) {
    Map<long[], List<Integer>> groups = new TreeMap<>(Arrays::compare);
    nodes.forEach(
        node -> groups.computeIfAbsent(signature.apply(node), s -> new ArrayList<>()).add(node));
    return groups.values();
  }

  /**
   * A colouring at least as fine as the one that it comes from.
   *
   * @param colouring the result
   * @param changed the nodes whose colour is another one than before
   */
  record Division(Colouring colouring, BitSet changed) {}
}
