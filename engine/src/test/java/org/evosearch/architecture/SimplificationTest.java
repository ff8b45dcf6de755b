package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimplificationTest {

  private static final TensorShape IMAGE = TensorShape.image(4, 8, 8);
  private static final Operation CONVOLUTION = Convolution.same(4, 3);
  private static final Operation RELU = new Activation(ActivationFunction.RELU);

  static List<Operation> passingOn() {
    return List.of(
        new Identity(),
        new Sum(),
        new Product(),
        new Concatenation(),
        new Crop(0, 0),
        new Dropout(0),
        new DropPath(0),
        new Activation(ActivationFunction.LINEAR));
  }

  @ParameterizedTest
  @MethodSource("passingOn")
  void aNodeThatPassesItsInputOnIsNoNode(Operation operation) {
    Architecture.Builder with = Architecture.of(IMAGE);
    with.then(operation);
    with.then(CONVOLUTION);
    with.then(operation);
    with.then(operation);
    with.then(RELU);
    with.then(operation);
    assertThat(Simplification.of(with.build())).isEqualTo(chain(CONVOLUTION, RELU));
  }

  private static List<Vertex> chain(Operation... operations) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    for (Operation operation : operations) {
      builder.then(operation);
    }
    return Simplification.of(builder.build());
  }

  @Test
  void whatComputesSomethingStays() {
    assertThat(chain(new Dropout(0.1), new DropPath(0.1), RELU, new Crop(1, 0), CONVOLUTION))
        .hasSize(6);
  }

  @Test
  void aNetworkThatComputesNothingIsItsInput() {
    assertThat(chain(new Identity(), new Dropout(0))).hasSize(1);
  }

  @Property(tries = 300)
  void nodesThatTheOutputDoesNotDependOnAreNoNodes(
      @ForAll @IntRange(min = 2, max = 20) int size, @ForAll long seed, @ForAll long order) {
    Architecture network = RandomNetworks.draw(size, RandomNetworks.ALL, seed);
    List<Node> nodes = new ArrayList<>(network.nodes());
    int output = nodes.size() - 1;
    nodes.add(new Node(CONVOLUTION, List.of(0)));
    nodes.add(new Node(RELU, List.of(nodes.size() - 1)));
    nodes.add(new Node(new Identity(), List.of(output)));
    Architecture withDead = RandomNetworks.renumbered(new Architecture(nodes), order);
    assertThat(Fingerprint.of(withDead)).isEqualTo(Fingerprint.of(network));
  }

  @Property(tries = 300)
  void whatIsLeftLeadsFromTheFirstVertexToTheLast(
      @ForAll @IntRange(min = 2, max = 30) int size, @ForAll long seed) {
    List<Vertex> left = Simplification.of(RandomNetworks.draw(size, RandomNetworks.ALL, seed));
    assertThat(left).hasSizeLessThanOrEqualTo(size);
    for (int i = 1; i < left.size(); i++) {
      int vertex = i;
      assertThat(left.get(vertex).inputs()).allMatch(input -> input < vertex);
      assertThat(vertex == left.size() - 1 || left.stream().anyMatch(v -> takes(v, vertex)))
          .as("%s of %s leads on", vertex, left)
          .isTrue();
    }
  }

  private static boolean takes(Vertex vertex, int input) {
    return vertex.inputs().contains(input);
  }

  @Test
  void aZeroInASumIsNoSummand() {
    Architecture.Builder builder = Architecture.of(IMAGE);
    int one = builder.add(CONVOLUTION, 0);
    int zero = builder.add(new Zero(1), one);
    builder.add(new Sum(), zero, builder.add(new Identity(), one), zero);
    assertThat(Simplification.of(builder.build())).isEqualTo(chain(CONVOLUTION));
  }

  @Test
  void aSumOfZerosIsAZeroInWhateverOrder() {
    List<Vertex> left = zeros(1, 2);
    assertThat(left).hasSize(2).isEqualTo(zeros(2, 1));
    assertThat(left.get(1)).isEqualTo(new Vertex("Zero(4, 8, 8)", false, List.of()));
  }

  private static List<Vertex> zeros(int first, int second) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.add(CONVOLUTION, 0);
    builder.add(RELU, 0);
    builder.add(new Sum(), builder.add(new Zero(1), first), builder.add(new Zero(1), second));
    return Simplification.of(builder.build());
  }

  @Test
  void whatAZeroIsGivenDoesNotMatterButItsShapeDoes() {
    assertThat(concatenatedWithZero(CONVOLUTION)).isEqualTo(concatenatedWithZero(RELU));
    assertThat(concatenatedWithZero(CONVOLUTION))
        .isNotEqualTo(concatenatedWithZero(Convolution.same(5, 3)));
  }

  private static List<Vertex> concatenatedWithZero(Operation operation) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.add(new Concatenation(), 0, builder.add(new Zero(1), builder.add(operation, 0)));
    return Simplification.of(builder.build());
  }

  @Test
  void aZeroElsewhereThanInASumStays() {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.add(new Product(), 0, builder.add(new Zero(1), 0));
    assertThat(Simplification.of(builder.build())).hasSize(3);
  }
}
