package org.evosearch.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.TensorShape;

/**
 * An auxiliary head that classifies from the middle of a network while it is trained, so that
 * gradients reach the first layers. It is not part of the trained network.
 *
 * <p>Christian Szegedy et al.: Going Deeper with Convolutions. CVPR 2015, section 5; the head is
 * that of DARTS (ICLR 2019), except for global average pooling after its last convolution, whose
 * output is one pixel for images of 7 and 8 pixels.
 *
 * @param node whose output the head takes
 * @param head network from the shape of that output to as many outputs as the network has
 * @param weight of the head's loss relative to that of the network, positive
 */
public record Auxiliary(int node, Architecture head, double weight) implements Serializable {

  /** With smaller images the head's last convolution would have no output. */
  private static final int SMALLEST_SIDE = 7;

  /**
   * Images of at least this side, as for CIFAR, are pooled with stride 3, smaller ones with stride
   * 2.
   */
  private static final int LARGER_SIDE = 8;

  /** Checks the weight. */
  public Auxiliary {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("Invalid weight: " + weight + " (above 0)");
    }
  }

  /**
   * The head of DARTS in a network, if its image is large enough.
   *
   * @param named the node that it should take, an image; empty to choose one
   * @param weight of its loss, 0 for no head
   */
  public static Optional<Auxiliary> of(Architecture network, OptionalInt named, double weight) {
    OptionalInt node = named.isPresent() ? named : place(network);
    return node.isPresent() && weight > 0 && hasRoom(network.shapes().get(node.getAsInt()))
        ? Optional.of(at(node.getAsInt(), network, weight))
        : Optional.empty();
  }

  private static boolean hasRoom(TensorShape image) {
    return side(image) >= SMALLEST_SIDE;
  }

  private static int side(TensorShape image) {
    return Math.min(image.height(), image.width());
  }

  private static Auxiliary at(int node, Architecture network, double weight) {
    TensorShape image = network.shapes().get(node);
    Architecture.Builder head = Architecture.of(image);
    addActivation(head);
    head.then(new Pooling(Pooling.Kind.AVERAGE, 5, side(image) < LARGER_SIDE ? 2 : 3, 0));
    addNormalized(head, Convolution.same(128, 1));
    addNormalized(head, new Convolution(768, 2, 1, 0, 1, 1, false));
    head.then(new GlobalAveragePooling());
    head.then(new Linear(network.outputShape().features(), true));
    return new Auxiliary(node, head.build(), weight);
  }

  private static void addNormalized(Architecture.Builder head, Convolution convolution) {
    head.then(convolution);
    head.then(new BatchNormalization(true));
    addActivation(head);
  }

  private static void addActivation(Architecture.Builder head) {
    head.then(new Activation(ActivationFunction.RELU));
  }

  /**
   * The default node for a head: of the nodes within the first two thirds of the multiply-adds, the
   * last one whose output has the height and width of the network's last image.
   */
  private static OptionalInt place(Architecture network) {
    List<TensorShape> shapes = network.shapes();
    int[] images =
        IntStream.range(1, shapes.size()).filter(node -> shapes.get(node).isImage()).toArray();
    if (images.length == 0) {
      return OptionalInt.empty();
    }
    TensorShape last = shapes.get(images[images.length - 1]);
    long[] done = multiplyAdds(network);
    long limit = done[done.length - 1] * 2 / 3;
    return IntStream.of(images)
        .filter(node -> isAsLarge(shapes.get(node), last) && done[node] <= limit)
        .reduce((first, second) -> second);
  }

  private static boolean isAsLarge(TensorShape one, TensorShape other) {
    return one.height() == other.height() && one.width() == other.width();
  }

  /** Multiply-adds of all nodes up to each. */
  private static long[] multiplyAdds(Architecture network) {
    long[] counts = new long[network.nodes().size()];
    for (int i = 1; i < counts.length; i++) {
      Operation operation = network.nodes().get(i).operation();
      counts[i] = counts[i - 1] + operation.multiplyAdds(network.inputShapes(i));
    }
    return counts;
  }

  /**
   * The network that is trained: first the nodes of the given one, so that its weights are the
   * first ones, then those of the head; its output concatenates both, (N, 2 K).
   */
  Architecture joined(Architecture network) {
    List<Node> nodes = new ArrayList<>(network.nodes());
    int output = nodes.size() - 1;
    head.nodes().stream().skip(1).map(inner -> moved(inner, output)).forEach(nodes::add);
    nodes.add(new Node(new Concatenation(), List.of(output, nodes.size() - 1)));
    return new Architecture(nodes);
  }

  /** A node of the head, renumbered to follow those of the network; its input is the named node. */
  private Node moved(Node inner, int offset) {
    Operation operation = inner.operation();
    return new Node(
        operation,
        inner.inputs().stream().map(input -> input == 0 ? node : input + offset).toList());
  }
}
