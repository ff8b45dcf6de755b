package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.ChannelShuffle;
import org.evosearch.architecture.operation.ClassToken;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.FirstToken;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Mixture;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.PositionEmbedding;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.operation.Remainder;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.operation.Truncation;
import org.evosearch.architecture.operation.WeightedSum;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/** Networks of all operations, joined at random, and other numberings of the same networks. */
public final class RandomNetworks {

  /** At least one of each kind but the input. */
  public static final List<Operation> ALL =
      List.of(
          new Activation(ActivationFunction.RELU),
          new Activation(ActivationFunction.LINEAR),
          new BatchNormalization(true),
          new ChannelShuffle(2),
          new ClassToken(),
          new Concatenation(),
          Convolution.same(4, 3),
          Convolution.same(8, 1).withStride(2).withBias(),
          Convolution.same(4, 3).withGroups(4).withDilation(2),
          new Crop(1, 0),
          new DropPath(0.1),
          new DropPath(0),
          new Dropout(0.5),
          new FirstToken(),
          new Flatten(),
          new GlobalAveragePooling(),
          new Identity(),
          new LayerNormalization(),
          new Linear(8, true),
          new Mixture(List.of(0.25, 0.75)),
          new PatchEmbedding(8, 4),
          new Pooling(Pooling.Kind.MAX, 3, 1, 1),
          new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0),
          new PositionEmbedding(),
          new Product(),
          new RelativeAttention(2, 4, 2, 2, 1),
          new Remainder(1),
          new SelfAttention(2, 4),
          new SqueezeExcitation(2, ActivationFunction.HARD_SIGMOID),
          new Sum(),
          new Sum(),
          new ToImage(2, 2),
          new ToTokens(),
          new Truncation(4),
          new WeightedSum(List.of(3, 1)),
          new Zero(1),
          new Zero(2));

  private RandomNetworks() {}

  /** A source of random numbers for tests. */
  public static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
  }

  /** A network of the given operations over an image of shape (4, 8, 8). */
  public static Architecture draw(int size, List<Operation> operations, long seed) {
    UniformRandomProvider random = random(seed);
    Architecture network = Architecture.of(TensorShape.image(4, 8, 8)).build();
    while (network.nodes().size() < size) {
      Operation operation = operations.get(random.nextInt(operations.size()));
      network = extended(network, operation, random);
    }
    return network;
  }

  /** The network with one node more, or as it is if the operation does not fit where it fell. */
  private static Architecture extended(
      Architecture network, Operation operation, UniformRandomProvider random) {
    List<Node> nodes = new ArrayList<>(network.nodes());
    List<Integer> inputs =
        random
            .ints(1 + random.nextInt(3), Math.max(0, nodes.size() - 7), nodes.size())
            .boxed()
            .toList();
    nodes.add(new Node(operation, inputs));
    try {
      return new Architecture(nodes);
    } catch (ShapeException doesNotFit) {
      return network;
    }
  }

  /**
   * The same network, its nodes in another order, and so the inputs where order is of no matter.
   */
  public static Architecture renumbered(Architecture network, long seed) {
    UniformRandomProvider random = random(seed);
    List<Integer> order = anotherOrder(network, random);
    List<Node> nodes = new ArrayList<>();
    for (int old : order) {
      Node node = network.nodes().get(old);
      List<Integer> inputs = new ArrayList<>(node.inputs());
      inputs.replaceAll(order::indexOf);
      if (node.operation().isCommutative()) {
        ListSampler.shuffle(random, inputs);
      }
      nodes.add(new Node(node.operation(), inputs));
    }
    return new Architecture(nodes);
  }

  /** Old indices, each after its inputs; the input stays the first and the output the last. */
  private static List<Integer> anotherOrder(Architecture network, UniformRandomProvider random) {
    int last = network.nodes().size() - 1;
    List<Integer> left = new ArrayList<>(IntStream.range(0, last).boxed().toList());
    List<Integer> order = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Integer> ready =
          left.stream()
              .filter(node -> Collections.disjoint(network.nodes().get(node).inputs(), left))
              .toList();
      Integer next = ready.get(random.nextInt(ready.size()));
      left.remove(next);
      order.add(next);
    }
    order.add(last);
    return order;
  }
}
