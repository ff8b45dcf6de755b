package org.evosearch.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many nodes have to be inserted, deleted or given another operation to make one ordered tree
 * of another one, the fewest there are. Genes and ids do not count.
 *
 * <p>Kaizhong Zhang and Dennis Shasha: Simple Fast Algorithms for the Editing Distance between
 * Trees and Related Problems. SIAM Journal on Computing 18(6), 1989. Nodes are numbered from 1 in
 * postorder, as there.
 */
public final class TreeEditDistance {

  private final Postorder one;
  private final Postorder other;
  private final int[][] ofSubtrees;

  /** A tree from its leaves up. */
  private static final class Postorder {

    private final List<String> operations = new ArrayList<>();
    private final List<Integer> leftmostLeaves = new ArrayList<>();

    Postorder(Tree tree) {
      add(tree);
    }

    /** Returns the number of the leftmost leaf. */
    private int add(Tree tree) {
      int leaf = operations.size() + 1;
      for (int i = 0; i < tree.children().size(); i++) {
        add(tree.children().get(i));
      }
      operations.add(tree.operation());
      leftmostLeaves.add(leaf);
      return leaf;
    }

    int size() {
      return operations.size();
    }

    String operation(int node) {
      return operations.get(node - 1);
    }

    int leftmostLeaf(int node) {
      return leftmostLeaves.get(node - 1);
    }

    /** The root, and all nodes that have a sibling to the left (LR_keyroots). */
    int[] keyRoots() {
      return IntStream.rangeClosed(1, size())
          .filter(node -> leftmostLeaves.lastIndexOf(leftmostLeaf(node)) == node - 1)
          .toArray();
    }
  }

  private TreeEditDistance(Tree one, Tree other) {
    this.one = new Postorder(one);
    this.other = new Postorder(other);
    this.ofSubtrees = new int[this.one.size() + 1][this.other.size() + 1];
  }

  /** The distance between two trees, at least 0. */
  public static int between(Tree one, Tree other) {
    return new TreeEditDistance(one, other).value();
  }

  private int value() {
    for (int i : one.keyRoots()) {
      for (int j : other.keyRoots()) {
        compare(i, j);
      }
    }
    return ofSubtrees[one.size()][other.size()];
  }

  /** Fills in the distances of all subtrees on the left paths of two nodes (treedist). */
  private void compare(int i, int j) {
    int left = one.leftmostLeaf(i);
    int up = other.leftmostLeaf(j);
    int[][] ofForests = new int[i - left + 2][j - up + 2];
    for (int x = 1; x < ofForests.length; x++) {
      ofForests[x][0] = x;
    }
    for (int y = 1; y < ofForests[0].length; y++) {
      ofForests[0][y] = y;
    }
    for (int a = left; a <= i; a++) {
      for (int b = up; b <= j; b++) {
        compare(a, b, left, up, ofForests);
      }
    }
  }

  /** The forests from the leftmost leaves up to the nodes a and b (lemmas 4 and 5). */
  private void compare(int a, int b, int left, int up, int[][] ofForests) {
    int x = a - left + 1;
    int y = b - up + 1;
    int inserted = Math.min(ofForests[x - 1][y], ofForests[x][y - 1]) + 1;
    boolean trees = one.leftmostLeaf(a) == left && other.leftmostLeaf(b) == up;
    int matched =
        trees
            ? ofForests[x - 1][y - 1] + relabelling(a, b)
            : ofForests[one.leftmostLeaf(a) - left][other.leftmostLeaf(b) - up] + ofSubtrees[a][b];
    ofForests[x][y] = Math.min(inserted, matched);
    if (trees) {
      ofSubtrees[a][b] = ofForests[x][y];
    }
  }

  private int relabelling(int a, int b) {
    return one.operation(a).equals(other.operation(b)) ? 0 : 1;
  }
}
