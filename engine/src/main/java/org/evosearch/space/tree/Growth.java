package org.evosearch.space.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Tree;

/**
 * Draws trees from the root down. An operation is chosen only if the tree can be completed in the
 * room that is left.
 *
 * <p>John R. Koza: Genetic Programming. MIT Press, 1992, section 6.2. The limit on the number of
 * nodes is ours: merges would soon make full trees too large.
 */
record Growth(
    Grammar grammar, Preferences preferences, FreshIds ids, UniformRandomProvider random) {

  /** Probability of a leaf if there may be one. */
  private static final double LEAF_RATE = 0.3;

  /** Where branches end. */
  enum Method {
    /** Where no room is left. */
    FULL,
    /** Anywhere. */
    GROW
  }

  /** Draws a tree of a level; the room must hold the smallest one. */
  Tree draw(int level, Room room, Method method) {
    NodeOperation operation = operation(level, room, method);
    Genes genes = operation.genes().draw(random);
    long id = ids.next();
    return new Tree(operation.word(), genes, children(operation, level, room, method), id);
  }

  private NodeOperation operation(int level, Room room, Method method) {
    List<NodeOperation> inner = grammar.inner(level, room);
    boolean leaf = level == 0 && method == Method.GROW && random.nextDouble() < LEAF_RATE;
    return leaf || inner.isEmpty() ? NodeOperation.INPUT : preferences.choose(inner, random);
  }

  private List<Tree> children(NodeOperation operation, int level, Room room, Method method) {
    Room below = new Room(room.depth() - 1, room.nodes() - 1);
    return switch (operation.kind()) {
      case TERMINAL -> List.of();
      case UNARY -> List.of(draw(level, below, method));
      case HALVING -> List.of(draw(level - 1, below, method));
      case MERGE -> merged(operation, level, below, method);
    };
  }

  /**
   * Children, one of which has the level; room is reserved for the smallest trees of those still to
   * be drawn.
   */
  private List<Tree> merged(NodeOperation operation, int level, Room room, Method method) {
    int count = count(operation, room.nodes() - grammar.least(level).nodes());
    int highest = random.nextInt(count);
    List<Tree> children = new ArrayList<>();
    int nodes = room.nodes();
    for (int i = 0; i < count; i++) {
      Room own = new Room(room.depth(), nodes - reserve(i + 1, count, highest, level));
      children.add(draw(i == highest ? level : otherLevel(level, own), own, method));
      nodes -= children.get(i).size();
    }
    return children;
  }

  private int count(NodeOperation operation, int nodesForOthers) {
    int most = Math.min(operation.mostChildren(), 1 + nodesForOthers / grammar.least(0).nodes());
    return random.nextInt(operation.fewestChildren(), most + 1);
  }

  private int reserve(int from, int count, int highest, int level) {
    int smallest = (count - from) * grammar.least(0).nodes();
    int more = grammar.least(level).nodes() - grammar.least(0).nodes();
    return highest >= from ? smallest + more : smallest;
  }

  private int otherLevel(int level, Room room) {
    int[] possible =
        IntStream.rangeClosed(0, level).filter(other -> room.holds(grammar.least(other))).toArray();
    return possible[random.nextInt(possible.length)];
  }
}
