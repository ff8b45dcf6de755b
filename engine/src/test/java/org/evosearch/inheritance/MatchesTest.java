package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Who descends from whom, in perceptrons whose layers have the given names. */
class MatchesTest {

  private static Architecture perceptron(List<String> names, int... units) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 2, 2));
    builder.within("head", () -> builder.then(new Flatten()));
    for (int i = 0; i < units.length; i++) {
      int width = units[i];
      builder.within(
          names.get(i),
          () -> {
            builder.then(new Linear(width, true));
            return builder.then(new Activation(ActivationFunction.RELU));
          });
    }
    builder.within("head", () -> builder.then(new Linear(3, true)));
    return builder.build();
  }

  private static DonorNetwork trained(Architecture network, long seed, String birth) {
    return new DonorNetwork(
        network, Families.fresh(network, seed), Families.births(network, birth));
  }

  private static Inherited matched(List<DonorNetwork> donors, Architecture child) {
    return Inheritance.MATCHING.begin(
        donors, child, Families.fresh(child, 77), "9/9", Families.random(1));
  }

  private static Tensor weight(Map<String, Tensor> arrays, int node) {
    return Objects.requireNonNull(arrays.get(node + ".Linear.weight"));
  }

  @Test
  void weightsFollowIdsAndNotPlaces() {
    DonorNetwork parent = trained(perceptron(List.of("a", "b"), 5, 5), 1, "0/0");
    Architecture child = perceptron(List.of("x", "a", "b"), 6, 5, 5);
    Inherited inherited = matched(List.of(parent), child);

    // b has its shape, a has other inputs, x is new.
    assertThat(weight(inherited.arrays(), 6)).isEqualTo(weight(Families.all(parent), 4));
    assertThat(inherited.births())
        .containsEntry("b/Linear.0", "0/0")
        .containsEntry("x/Linear.0", "9/9")
        .containsEntry("a/Linear.0", "9/9");
  }

  @Test
  void theFitterParentIsCopiedWhereBothHaveANode() {
    DonorNetwork fitter = trained(perceptron(List.of("a"), 5), 1, "0/0");
    DonorNetwork other = trained(perceptron(List.of("a"), 5), 2, "0/0");
    Inherited inherited = matched(List.of(fitter, other), perceptron(List.of("a"), 5));
    assertThat(inherited.arrays()).isEqualTo(Families.all(fitter));
  }

  @Test
  void theParentOfTheSameShapeGoesBeforeTheFitterOne() {
    DonorNetwork fitter = trained(perceptron(List.of("a"), 6), 1, "0/0");
    DonorNetwork other = trained(perceptron(List.of("a"), 5), 2, "0/0");
    Inherited inherited = matched(List.of(fitter, other), perceptron(List.of("a"), 5));
    assertThat(weight(inherited.arrays(), 2)).isEqualTo(weight(Families.all(other), 2));
  }

  /** Layer b of the father stands on layer a of the mother, whose units he does not know. */
  @Test
  void theFirstLayerAfterASeamIsDrawnAnew() {
    DonorNetwork mother = trained(perceptron(List.of("a"), 5), 1, "0/0");
    DonorNetwork father = trained(perceptron(List.of("z", "b", "c"), 5, 5, 5), 2, "0/1");
    Architecture child = perceptron(List.of("a", "b", "c"), 5, 5, 5);
    Inherited inherited = matched(List.of(mother, father), child);

    assertThat(inherited.births())
        .containsEntry("a/Linear.0", "0/0")
        .containsEntry("b/Linear.0", "9/9")
        .containsEntry("c/Linear.0", "0/1");
    assertThat(weight(inherited.arrays(), 4)).isEqualTo(weight(Families.fresh(child, 77), 4));
  }

  /** Both parents have layer b from one ancestor, in which the order of units was decided. */
  @Test
  void aSeamWithACommonAncestorIsNone() {
    DonorNetwork mother = trained(perceptron(List.of("a", "b"), 5, 6), 1, "0/0");
    DonorNetwork father = trained(perceptron(List.of("z", "b"), 5, 5), 2, "0/0");
    Architecture child = perceptron(List.of("a", "b"), 5, 5);
    assertThat(matched(List.of(mother, father), child).births()).containsEntry("b/Linear.0", "0/0");
  }

  @Test
  void anotherActivationKeepsTheWeights() {
    DonorNetwork parent = trained(perceptron(List.of("a"), 5), 1, "0/0");
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 2, 2));
    builder.within("head", () -> builder.then(new Flatten()));
    builder.within(
        "a",
        () -> {
          builder.then(new Linear(5, true));
          return builder.then(new Activation(ActivationFunction.TANH));
        });
    builder.within("head", () -> builder.then(new Linear(3, true)));
    Inherited inherited = Families.morphed(parent, builder.build(), 3);
    assertThat(inherited.arrays()).isEqualTo(Families.all(parent));
    assertThat(inherited.preserves()).isFalse();
  }
}
