package org.evosearch.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;

class GraphFeaturesTest {

  /** A 3x3 convolution, beside it two 1x1 ones in a row, then half the resolution and a head. */
  private static Architecture network() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(3, 8, 8));
    int start = builder.then(new Activation(ActivationFunction.RELU));
    int wide = builder.add(Convolution.same(6, 3), start);
    int first = builder.add(Convolution.same(9, 1), start);
    int second = builder.add(Convolution.same(6, 1), first);
    builder.add(new Sum(), wide, second);
    builder.then(new Pooling(Pooling.Kind.MAX, 2, 2, 0));
    builder.then(Convolution.same(5, 3));
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(4, true));
    return builder.build();
  }

  @Test
  void operationsAreCountedByKindAndLevel() {
    assertThat(GraphFeatures.of(network()))
        .containsEntry("count convolution 3", 2.0)
        .containsEntry("count convolution 3 at level 0", 1.0)
        .containsEntry("count convolution 3 at level 1", 1.0)
        .containsEntry("count convolution 1 at level 0", 2.0)
        .containsEntry("count pooling MAX at level 1", 1.0)
        .containsEntry("count linear at vector", 1.0)
        .doesNotContainKey("count convolution 1 at level 1");
  }

  /** Input, ReLU, two convolutions, sum, pooling, convolution, pooling, linear. */
  @Test
  void pathsAreFromInputToOutput() {
    assertThat(GraphFeatures.of(network()))
        .containsEntry("most depth on a path", 9.0)
        .containsEntry("fewest depth on a path", 8.0)
        .containsEntry("most convolution 1 on a path", 2.0)
        .containsEntry("fewest convolution 1 on a path", 0.0)
        .containsEntry("most convolution 3 on a path", 2.0)
        .containsEntry("fewest convolution 3 on a path", 1.0);
  }

  @Test
  void degreesWidthsAndSizeAreThoseOfTheNetwork() {
    Footprint footprint = Footprint.of(network());

    assertThat(GraphFeatures.of(network()))
        .containsEntry("inputs", 2.0)
        .containsEntry("uses", 2.0)
        .containsEntry("nodes used again", 1.0)
        .containsEntry("width at level 0", 9.0)
        .containsEntry("width at level 1", 6.0)
        .containsEntry("parameters", (double) footprint.parameters())
        .containsEntry("multiply-adds", (double) footprint.multiplyAdds())
        .containsEntry("outputs", 4.0);
  }

  @Test
  void groupsAndFunctionsTellKindsApart() {
    assertThat(GraphFeatures.kind(Convolution.same(4, 5).withGroups(4)))
        .isEqualTo("convolution 5 grouped");
    assertThat(GraphFeatures.kind(new Activation(ActivationFunction.TANH)))
        .isEqualTo("activation TANH");
  }

  @Test
  void equalNetworksHaveEqualFeatures() {
    Map<String, Double> features = GraphFeatures.of(network());

    assertThat(GraphFeatures.of(network())).isEqualTo(features);
    assertThat(features.values()).allMatch(Double::isFinite);
  }
}
