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
 * An ordered partition of a graph's nodes into cells. Immutable.
 *
 * <p>The color of a cell is the number of nodes in the cells before it, so that splitting one cell
 * keeps the colors of all others, and distinct colors number the nodes from 0.
 */
final class Coloring {

  private final int[] colors;

  /** By color: the nodes of each cell that has more than one, ascending. */
  private final NavigableMap<Integer, List<Integer>> unclear;

  private Coloring(int[] colors, NavigableMap<Integer, List<Integer>> unclear) {
    this.colors = colors;
    this.unclear = unclear;
  }

  /** All nodes in one cell. */
  static Coloring ofOneCell(int nodes) {
    NavigableMap<Integer, List<Integer>> unclear = new TreeMap<>();
    if (nodes > 1) {
      unclear.put(0, IntStream.range(0, nodes).boxed().toList());
    }
    return new Coloring(new int[nodes], unclear);
  }

  /** The color of each node. */
  int[] colors() {
    return colors.clone();
  }

  int color(int node) {
    return colors[node];
  }

  /** The colors that more than one node has. */
  SortedSet<Integer> unclear() {
    return Collections.unmodifiableSortedSet(unclear.navigableKeySet());
  }

  /** The nodes of an unclear color, ascending. */
  List<Integer> members(int color) {
    return unclear.getOrDefault(color, List.of());
  }

  /** Puts one node before the others of its cell. */
  Division singledOut(int node) {
    BitSet cell = new BitSet();
    cell.set(colors[node]);
    return divided(cell, other -> new long[] {other == node ? 0 : 1});
  }

  /** Splits cells by the signatures of their nodes, in lexicographic order of these. */
  Division divided(BitSet cells, IntFunction<long[]> signature) {
    Coloring finer = new Coloring(colors.clone(), new TreeMap<>(unclear));
    BitSet changed = new BitSet();
    cells.stream()
        .filter(unclear::containsKey)
        .forEach(cell -> finer.divide(cell, groups(members(cell), signature), changed));
    return new Division(finer, changed);
  }

  /** Splits a cell of a coloring that is still under construction. */
  private void divide(int cell, Collection<List<Integer>> groups, BitSet changed) {
    unclear.remove(cell);
    int color = cell;
    for (List<Integer> group : groups) {
      if (group.size() > 1) {
        unclear.put(color, group);
      }
      for (int node : group) {
        colors[node] = color;
        changed.set(node, color != cell);
      }
      color += group.size();
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
   * A coloring at least as fine as the one that it comes from.
   *
   * @param coloring the result
   * @param changed the nodes whose color changed
   */
  record Division(Coloring coloring, BitSet changed) {}
}
