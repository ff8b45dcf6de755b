package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Input;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final TensorShape IMAGE = TensorShape.image(3, 8, 8);
  private static final Node INPUT = new Node(new Input(IMAGE), List.of());

  @Test
  void shapesFollowTheNodes() {
    Architecture.Builder builder = Architecture.of(IMAGE);
    int a = builder.then(Convolution.same(4, 3).withStride(2));
    int b = builder.add(Convolution.same(4, 1).withStride(2), 0);
    builder.add(new Sum(), a, b);
    assertThat(builder.last()).isEqualTo(3);
    builder.then(new GlobalAveragePooling());
    Architecture network = builder.build();
    assertThat(network.inputShape()).isEqualTo(IMAGE);
    assertThat(network.shapes())
        .containsExactly(
            IMAGE,
            TensorShape.image(4, 4, 4),
            TensorShape.image(4, 4, 4),
            TensorShape.image(4, 4, 4),
            TensorShape.vector(4));
    assertThat(network.outputShape()).isEqualTo(TensorShape.vector(4));
    assertThat(network.inputShapes(3))
        .containsExactly(TensorShape.image(4, 4, 4), TensorShape.image(4, 4, 4));
  }

  /** Networks whose weights, multiply-adds or places overflow 32 or 64 bits. */
  static Stream<Arguments> tooLarge() {
    int most = Operation.LARGEST;
    return Stream.of(
        arguments(TensorShape.image(1, 1, 1), new Convolution(most, most, 1, most / 2, 1, 1, true)),
        arguments(TensorShape.image(most, 1 << 10, 1 << 10), Convolution.same(most, 1)),
        arguments(TensorShape.image(64, 1 << 17, 1 << 17), new PatchEmbedding(1, 1)),
        arguments(TensorShape.image(1, 1 << 17, 1 << 17), new ToTokens()),
        arguments(TensorShape.image(most, 1 << 10, 1 << 10), new Flatten()));
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void aNetworkThatIsTooLargeToBeCountedIsRefused(TensorShape image, Operation operation) {
    Architecture.Builder builder = Architecture.of(image);
    builder.then(operation);
    assertThatThrownBy(builder::build)
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("Node 1: " + operation);
  }

  @Test
  void attentionThatIsTooLargeToBeCountedIsRefused() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 8, 8));
    builder.then(new PatchEmbedding(8, 4));
    builder.then(new SelfAttention(Operation.LARGEST, Operation.LARGEST));
    assertThatThrownBy(builder::build)
        .isInstanceOf(ShapeException.class)
        .hasMessage("Node 2: SelfAttention[heads=1048576, headWidth=1048576] is too large");
  }

  @Test
  void moreNodesThanAnyNetworkHasAreRefused() {
    Architecture.Builder builder = Architecture.of(IMAGE);
    for (int i = 0; i < 16_384; i++) {
      builder.then(new Identity());
    }
    assertThatThrownBy(builder::build)
        .isInstanceOf(ShapeException.class)
        .hasMessage("Invalid architecture: 16385 nodes (at most 16384)");
  }

  @Test
  void theMemoryOfTheLargestNetworksIsNeverNegative() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1 << 10, 1 << 15, 1 << 15));
    for (int i = 0; i < 10_000; i++) {
      builder.then(new Identity());
    }
    TrainingMemory memory = TrainingMemory.of(builder.build(), 1 << 20, 2);
    assertThat(memory.activations()).isEqualTo(Long.MAX_VALUE);
    assertThat(memory.bytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void architecturesOfEqualNodesAreEqual() {
    Architecture one = Architecture.of(IMAGE).build();
    Architecture same = new Architecture(List.of(INPUT));
    Architecture.Builder other = Architecture.of(IMAGE);
    other.then(new Flatten());
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other.build());
  }

  @Test
  void anArchitectureKeepsItsNodesWhateverBecomesOfTheListTheyCameIn() {
    List<Node> nodes = new ArrayList<>(List.of(INPUT));
    Architecture network = new Architecture(nodes);
    nodes.clear();
    assertThat(network.nodes()).containsExactly(INPUT);
  }

  @Test
  void theFirstNodeMustBeTheInputAndNoOther() {
    assertRefused("Invalid architecture: node 0 is not the input");
    assertRefused(
        "Invalid architecture: node 0 is not the input", new Node(new Flatten(), List.of()));
    assertRefused("Invalid architecture: node 1 is a second input", INPUT, INPUT);
  }

  @Test
  void nodesTakeTheOutputsOfEarlierNodesOnly() {
    assertRefused("Invalid inputs of node 1: [1]", INPUT, new Node(new Flatten(), List.of(1)));
    assertRefused("Invalid inputs of node 1: [2]", INPUT, new Node(new Flatten(), List.of(2)));
    assertRefused("Invalid inputs of node 1: [-1]", INPUT, new Node(new Flatten(), List.of(-1)));
  }

  @Test
  void aShapeThatDoesNotFitIsToldWithItsNode() {
    assertRefused(
        "Node 1: Linear[units=10, bias=true] takes a vector or tokens, not (3, 8, 8)",
        INPUT,
        new Node(new Linear(10, true), List.of(0)));
  }

  private static void assertRefused(String message, Node... nodes) {
    assertThatThrownBy(() -> new Architecture(List.of(nodes)))
        .isInstanceOf(ShapeException.class)
        .hasMessage(message);
  }

  @Test
  void dropPathsKeepTheirProportions() {
    assertThat(withDropPaths(0.1, 0.3).withDropPath(0.6)).isEqualTo(withDropPaths(0.2, 0.6));
    assertThat(withDropPaths(0.3, 0.3).withDropPath(0.2)).isEqualTo(withDropPaths(0.2, 0.2));
    assertThat(withDropPaths(0, 0).withDropPath(0.2)).isEqualTo(withDropPaths(0.2, 0.2));
    assertThat(withDropPaths(0.1, 0.3).withDropPath(0)).isEqualTo(withDropPaths(0, 0));
  }

  private static Architecture withDropPaths(double first, double second) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.then(new DropPath(first));
    builder.then(new DropPath(second));
    return builder.build();
  }
}
