package org.evosearch.space.tree;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.evosearch.genotype.Tree;

/**
 * Which trees are well typed. The type of a node is its level: how many times height and width have
 * been halved on the way to it.
 *
 * <p>David J. Montana: Strongly Typed Genetic Programming. Evolutionary Computation 3, 1995.
 */
final class Grammar {

  /** More depth and nodes than any tree has, and far from overflow. */
  private static final int NEVER = 1 << 20;

  private final int levels;
  private final int attentionFrom;
  private final int[] leastDepth;
  private final int[] leastSize;

  /**
   * Creates the grammar.
   *
   * @param levels the highest level
   * @param attentionFrom the lowest level at which images are small enough for attention
   */
  Grammar(int levels, int attentionFrom) {
    this.levels = levels;
    this.attentionFrom = attentionFrom;
    this.leastDepth = leastFixedPoint(this::leastDepth);
    this.leastSize = leastFixedPoint(this::leastSize);
  }

  /** The depth or size that an operation needs at a level, given the needs of its children. */
  private interface Need {
    int of(NodeOperation operation, int level, int[] least);
  }

  /** The needs of the smallest tree of each level. */
  private int[] leastFixedPoint(Need need) {
    int[] least = new int[levels + 1];
    Arrays.fill(least, NEVER);
    int[] before;
    do {
      before = least.clone();
      for (NodeOperation operation : NodeOperation.values()) {
        for (int level = 0; level <= levels; level++) {
          least[level] = Math.min(least[level], need.of(operation, level, least));
        }
      }
    } while (!Arrays.equals(before, least));
    return least;
  }

  private int leastDepth(NodeOperation operation, int level, int[] least) {
    return allows(operation, level) ? 1 + deepestNeed(operation, level, least) : NEVER;
  }

  private static int deepestNeed(NodeOperation operation, int level, int[] least) {
    return switch (operation.kind()) {
      case TERMINAL -> 0;
      case UNARY -> least[level];
      case HALVING -> least[level - 1];
      case MERGE -> Math.max(least[level], least[0]);
    };
  }

  private int leastSize(NodeOperation operation, int level, int[] least) {
    int others = Math.max(0, operation.fewestChildren() - 1) * least[0];
    return allows(operation, level) ? 1 + deepestNeed(operation, level, least) + others : NEVER;
  }

  /** Whether a node of the given level may have this operation. */
  boolean allows(NodeOperation operation, int level) {
    return switch (operation) {
      case INPUT -> level == 0;
      case ATTENTION -> level >= attentionFrom && level <= levels;
      default -> level <= levels && (operation.kind() != NodeOperation.Kind.HALVING || level > 0);
    };
  }

  /** The highest level. */
  int levels() {
    return levels;
  }

  /** The room that the smallest tree of a level takes. */
  Room least(int level) {
    return new Room(leastDepth[level], leastSize[level]);
  }

  /**
   * Whether a tree of this level and with this operation at its root can be completed in a room.
   */
  boolean completes(NodeOperation operation, int level, Room room) {
    return room.holds(
        new Room(leastDepth(operation, level, leastDepth), leastSize(operation, level, leastSize)));
  }

  /** The operations of inner nodes that are allowed at a level and can be completed in a room. */
  List<NodeOperation> inner(int level, Room room) {
    return NodeOperation.INNER.stream()
        .filter(operation -> completes(operation, level, room))
        .toList();
  }

  /** The level of a tree; empty if it is not well typed. */
  OptionalInt level(Tree tree) {
    int[] children = new int[tree.children().size()];
    for (int i = 0; i < children.length; i++) {
      OptionalInt level = level(tree.children().get(i));
      if (level.isEmpty()) {
        return level;
      }
      children[i] = level.getAsInt();
    }
    return NodeOperation.find(tree)
        .filter(operation -> operation.takes(children.length))
        .filter(operation -> operation.genes().contain(tree.genes()))
        .map(operation -> level(operation, children))
        .orElse(OptionalInt.empty());
  }

  private OptionalInt level(NodeOperation operation, int[] children) {
    int highest = Arrays.stream(children).max().orElse(0);
    int level = operation.kind() == NodeOperation.Kind.HALVING ? highest + 1 : highest;
    return allows(operation, level) ? OptionalInt.of(level) : OptionalInt.empty();
  }
}
