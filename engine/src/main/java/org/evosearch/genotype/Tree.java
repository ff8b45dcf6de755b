package org.evosearch.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of a program in the sense of genetic programming, with all that is below it: an operation
 * that is applied to what its children give. Which operations take which children is the space's
 * matter. Immutable, so that trees may share nodes without harm.
 *
 * <p>John R. Koza: Genetic Programming. MIT Press, 1992.
 *
 * @param operation word of the operation
 * @param genes its parameters
 * @param children what it is applied to, in order; none at a leaf
 * @param id in [0, 2<sup>53</sup>), no two alike in one tree; a node keeps it where variation moves
 *     or alters the node, so that trained weights may follow
 */
public record Tree(String operation, Genes genes, List<Tree> children, long id)
    implements Genotype {

  /** Ids are below it: the whole numbers that every reader of JSON keeps exactly. */
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

  /** This node and all below it, each before its children. */
  public Stream<Tree> nodes() {
    List<Tree> nodes = new ArrayList<>();
    collect(nodes);
    return nodes.stream();
  }

  private void collect(List<Tree> nodes) {
    nodes.add(this);
    children.forEach(child -> child.collect(nodes));
  }

  /** How many nodes there are. */
  public int size() {
    int size = 1;
    for (Tree child : children) {
      size += child.size();
    }
    return size;
  }

  /** How many nodes the longest way down has, 1 for a leaf. */
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
