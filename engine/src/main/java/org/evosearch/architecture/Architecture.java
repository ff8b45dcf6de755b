package org.evosearch.architecture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Input;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * A network as a directed acyclic graph of operations.
 *
 * <p>Node 0 is the {@link Input}; every other node takes the outputs of earlier nodes; the last
 * node is the output. The constructor infers and checks all shapes, so every instance is
 * consistent. Immutable.
 */
public final class Architecture implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MAX_NODES = 1 << 14;

  /**
   * Limit of a node's parameters, multiply-adds and inner activations: sums over all nodes fit a
   * long.
   */
  private static final long MAX_NODE_SIZE = 1L << 48;

  private final List<Node> nodes;
  private final List<TensorShape> shapes;
  private final List<String> ids;

  /**
   * Checks the graph and infers all shapes.
   *
   * @throws ShapeException if a node's inputs are not earlier nodes or do not fit its operation, or
   *     the network is larger than any that could be trained
   */
  public Architecture(List<Node> nodes) {
    this(nodes, Collections.nCopies(nodes.size(), ""));
  }

  /**
   * Checks the graph and infers all shapes.
   *
   * @param ids one for each node, see {@link #ids()}
   * @throws ShapeException if a node's inputs are not earlier nodes or do not fit its operation, or
   *     the network is larger than any that could be trained
   * @throws IllegalArgumentException if there are not as many ids as nodes
   */
  public Architecture(List<Node> nodes, List<String> ids) {
    this.nodes = List.copyOf(nodes);
    this.ids = List.copyOf(ids);
    if (ids.size() != nodes.size()) {
      throw new IllegalArgumentException("Invalid ids: " + ids.size() + " (one for each node)");
    }
    this.shapes = List.copyOf(inferShapes(this.nodes));
  }

  private static List<TensorShape> inferShapes(List<Node> nodes) {
    if (nodes.isEmpty() || !(nodes.get(0).operation() instanceof Input)) {
      throw new ShapeException("Invalid architecture: node 0 is not the input");
    }
    if (nodes.size() > MAX_NODES) {
      throw new ShapeException(
          "Invalid architecture: " + nodes.size() + " nodes (at most " + MAX_NODES + ")");
    }
    List<TensorShape> shapes = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      shapes.add(inferShape(i, nodes.get(i), shapes));
    }
    return shapes;
  }

  private static TensorShape inferShape(int index, Node node, List<TensorShape> earlier) {
    if (node.inputs().stream().anyMatch(input -> input < 0 || input >= index)) {
      throw new ShapeException("Invalid inputs of node " + index + ": " + node.inputs());
    }
    if (index > 0 && node.operation() instanceof Input) {
      throw new ShapeException("Invalid architecture: node " + index + " is a second input");
    }
    try {
      List<TensorShape> inputs = node.inputs().stream().map(earlier::get).toList();
      TensorShape shape = node.operation().shape(inputs);
      requireCountable(node.operation(), inputs);
      return shape;
    } catch (ShapeException e) {
      throw new ShapeException("Node " + index + ": " + e.getMessage());
    } catch (ArithmeticException e) {
      throw new ShapeException("Node " + index + ": " + node.operation() + " is too large");
    }
  }

  private static void requireCountable(Operation operation, List<TensorShape> inputs) {
    long most =
        LongStream.of(
                operation.parameters(inputs),
                operation.multiplyAdds(inputs),
                operation.innerActivations(inputs))
            .max()
            .orElseThrow();
    if (most > MAX_NODE_SIZE) {
      throw new ShapeException(operation + " is too large");
    }
  }

  /** The nodes, each after its inputs. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The shape of one image's tensor at each node. */
  public List<TensorShape> shapes() {
    return shapes;
  }

  /**
   * An id for each node, such as {@code "17/Convolution.0"}, by which weights are passed from a
   * network to its descendants; empty if the space assigns none. Ids are not part of the network:
   * equality, fingerprint and JSON ignore them.
   */
  public List<String> ids() {
    return ids;
  }

  /** The shape of one image. */
  public TensorShape inputShape() {
    return shapes.get(0);
  }

  /** The shape of the network's output for one image. */
  public TensorShape outputShape() {
    return shapes.get(shapes.size() - 1);
  }

  /** The shapes of the inputs of the given node, in order. */
  public List<TensorShape> inputShapes(int node) {
    return nodes.get(node).inputs().stream().map(shapes::get).toList();
  }

  /**
   * This network with its drop path rates scaled in proportion, so that the largest one is the
   * given rate; if all are 0, each becomes that rate.
   */
  public Architecture withDropPath(double rate) {
    double largest = nodes.stream().mapToDouble(node -> dropPath(node.operation())).max().orElse(0);
    return new Architecture(
        nodes.stream()
            .map(
                node ->
                    node.operation() instanceof DropPath path
                        ? new Node(scaled(path, largest, rate), node.inputs())
                        : node)
            .toList(),
        ids);
  }

  private static double dropPath(Operation operation) {
    return operation instanceof DropPath path ? path.rate() : 0;
  }

  private static DropPath scaled(DropPath path, double largest, double rate) {
    return new DropPath(largest == 0 ? rate : rate * (path.rate() / largest));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Architecture that && nodes.equals(that.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.hashCode();
  }

  @Override
  public String toString() {
    return ArchitectureJson.write(this);
  }

  /** Starts an architecture for images of shape (C, H, W). */
  public static Builder of(TensorShape image) {
    return new Builder(image, UnaryOperator.identity());
  }

  /**
   * Starts an architecture for signals, which it takes as feature maps of one row, (C, 1, T).
   * Square windows become rows.
   *
   * @param signal shape (C, T) of one signal
   */
  public static Builder ofSignal(TensorShape signal) {
    return new Builder(signal.featureMap(), Operation::ofRow);
  }

  /** Adds nodes one after the other; the last one added becomes the output. */
  public static final class Builder {

    private final List<Node> nodes = new ArrayList<>();
    private final NodeIds ids = new NodeIds();
    private final UnaryOperator<Operation> form;

    private Builder(TensorShape image, UnaryOperator<Operation> form) {
      this.form = form;
      nodes.add(new Node(new Input(image), List.of()));
      ids.add("");
    }

    /**
     * Adds nodes whose ids begin with the given name, so that the nodes of a gene keep their ids as
     * long as the gene keeps its name. Nested names are joined by slashes.
     *
     * @param name of the gene or part that the nodes implement, distinct from its siblings'
     * @param nodes adds the nodes to this builder
     * @return the result of {@code nodes}
     */
    public <T> T within(String name, Supplier<T> nodes) {
      return ids.within(name, nodes);
    }

    /** Adds a node that takes the given nodes' outputs and returns its index. */
    public int add(Operation operation, int... inputs) {
      nodes.add(new Node(form.apply(operation), IntStream.of(inputs).boxed().toList()));
      ids.add(operation.getClass().getSimpleName());
      return nodes.size() - 1;
    }

    /** Adds a node that takes the last node's output and returns its index. */
    public int then(Operation operation) {
      return add(operation, nodes.size() - 1);
    }

    /** Index of the node added last. */
    public int last() {
      return nodes.size() - 1;
    }

    /** The operation of a node. */
    public Operation operation(int node) {
      return nodes.get(node).operation();
    }

    /**
     * Builds the architecture of the nodes added so far.
     *
     * @throws ShapeException if shapes do not fit
     */
    public Architecture build() {
      return new Architecture(nodes, ids.all());
    }
  }
}
