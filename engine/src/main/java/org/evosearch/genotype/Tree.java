package org.evosearch.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tree of genetic programming, given by its root: an operation that is applied to the results of
 * its children. The space decides which operations take which children. Immutable, so that trees
 * can share nodes.
 *
 * <p>John R. Koza: Genetic Programming. MIT Press, 1992.
 *
 * @param operation word of the operation
 * @param genes its parameters
 * @param children its operands, in order; none at a leaf
 * @param id in [0, 2<sup>53</sup>), distinct in a tree; kept when variation moves or alters the
 *     node, so that its trained weights can be inherited
 */
public record Tree(String operation, Genes genes, List<Tree> children, long id)
    implements Genotype {

  /** Exclusive upper bound of ids: every JSON reader keeps whole numbers up to it exactly. */
  public static final long ID_LIMIT = 1L << 53;

  /** Copies the list and checks the id. */
  public Tree {
    children = List.copyOf(children);
    if (id < 0 || id >= ID_LIMIT) {
      throw new IllegalArgumentException("Invalid id: " + id + " (in [0, 2^53))");
    }
  }

  /** This node with other children. */
  public Tree withChildren(List<Tree> others) {
    return new Tree(operation, genes, others, id);
  }

  /** This node with other genes. */
  public Tree withGenes(Genes others) {
    return new Tree(operation, others, children, id);
  }

  /** This node with another operation and its genes. */
  public Tree withOperation(String other, Genes itsGenes) {
    return new Tree(other, itsGenes, children, id);
  }

  /** This node with another id. */
  public Tree withId(long other) {
    return new Tree(operation, genes, children, other);
  }

  /** This tree with another subtree in place of the node of the given id, if it has that node. */
  public Tree replaced(long node, Tree subtree) {
    if (id == node || children.isEmpty()) {
      return id == node ? subtree : this;
    }
    List<Tree> changed = new ArrayList<>(children);
    changed.replaceAll(child -> child.replaced(node, subtree));
    return withChildren(changed);
  }

  /** This node and all below it, in preorder. */
  public Stream<Tree> nodes() {
    List<Tree> nodes = new ArrayList<>();
    collect(nodes);
    return nodes.stream();
  }

  private void collect(List<Tree> nodes) {
    nodes.add(this);
    children.forEach(child -> child.collect(nodes));
  }

  /** Number of nodes. */
  public int size() {
    int size = 1;
    for (Tree child : children) {
      size += child.size();
    }
    return size;
  }

  /** Number of nodes on the longest path to a leaf, 1 for a leaf. */
  public int depth() {
    int below = 0;
    for (Tree child : children) {
      below = Math.max(below, child.depth());
    }
    return 1 + below;
  }

  @Override
  public String text() {
    return TreeText.write(this);
  }
}
