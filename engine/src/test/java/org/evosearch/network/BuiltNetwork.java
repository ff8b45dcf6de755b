package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.random.RandomStreams;

/** What holds for a network of any space once it is built. */
final class BuiltNetwork {

  private static final int IMAGES = 2;

  /** Weights that nothing is multiplied with for each number: what is known of places. */
  private static final Set<String> ADDED = Set.of("places", "down", "across");

  private BuiltNetwork() {}

  /**
   * Builds a network; its logits are finite, and it has the parameters and multiply-adds of its
   * footprint.
   */
  static void assertFiniteAndCounted(Architecture architecture) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(architecture, new RandomStreams(7), manager)) {
      assertFiniteLogits(network, manager);
      Footprint footprint = Footprint.of(architecture);
      assertThat(network.weights().stream().mapToLong(NDArray::size).sum())
          .isEqualTo(footprint.parameters());
      assertThat(multiplyAdds(network)).isEqualTo(footprint.multiplyAdds());
    }
  }

  private static void assertFiniteLogits(Network network, NDManager manager) {
    NDArray images = Formula.images(manager, network.architecture(), IMAGES);
    for (NDArray logits :
        List.of(network.trainingForward(images, 0), network.inferenceForward(images))) {
      assertThat(logits.getShape())
          .isEqualTo(new Shape(IMAGES, network.architecture().outputShape().features()));
      for (float logit : logits.toFloatArray()) {
        assertThat(logit).as(network.architecture().toString()).isFinite();
      }
    }
  }

  /** Each number of a matrix or kernel is used once for each place of its node's output. */
  private static long multiplyAdds(Network network) {
    long ofWeights =
        IntStream.range(0, network.weights().size())
            .filter(i -> network.weights().get(i).getShape().dimension() > 1)
            .mapToLong(i -> network.weights().get(i).size() * places(network, i))
            .sum();
    Architecture architecture = network.architecture();
    return ofWeights
        + IntStream.range(0, architecture.nodes().size())
            .mapToLong(node -> attention(architecture, node))
            .sum();
  }

  private static long places(Network network, int weight) {
    String[] name = network.weightNames().get(weight).split("\\.", -1);
    if (ADDED.contains(name[name.length - 1])) {
      return 0;
    }
    TensorShape shape = network.architecture().shapes().get(Integer.parseInt(name[0]));
    if (name[1].equals("SqueezeExcitation") || shape.isVector()) {
      return 1;
    }
    return shape.isImage() ? (long) shape.height() * shape.width() : shape.dimensions().get(0);
  }

  /** Each pair of tokens is compared, and each one is added to each other one. */
  private static long attention(Architecture architecture, int node) {
    Operation operation = architecture.nodes().get(node).operation();
    long tokens = architecture.shapes().get(node).dimensions().get(0);
    if (operation instanceof RelativeAttention attention) {
      return 4 * tokens * tokens * attention.withoutPlaces().innerWidth();
    }
    return operation instanceof SelfAttention attention
        ? 2 * tokens * tokens * attention.innerWidth()
        : 0;
  }
}
