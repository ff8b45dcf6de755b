package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;

class CommonNodesTest {

  private static final Activation RELU = new Activation(ActivationFunction.RELU);

  @Test
  void whatIsComputedAlikeIsComputedOnce() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(2, 4, 4));
    int one = builder.add(Convolution.same(2, 3), builder.add(RELU, 0));
    int other = builder.add(Convolution.same(2, 3), builder.add(RELU, 0));
    builder.add(new Sum(), builder.add(RELU, one), builder.add(RELU, other));

    assertThat(CommonNodes.merged(builder.build()).nodes())
        .extracting(Node::inputs)
        .containsExactly(
            List.of(), List.of(0), List.of(1), List.of(1), List.of(2), List.of(3), List.of(4, 5));
  }

  @Test
  void whatDrawsRandomNumbersStaysApart() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(2, 4, 4));
    int one = builder.add(new DropPath(0.5), 0);
    builder.add(new Sum(), one, builder.add(new DropPath(0.5), 0));

    assertThat(CommonNodes.merged(builder.build()).nodes()).hasSize(4);
  }

  @Property(tries = 100)
  void shapesAndParametersStay(@ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
    Architecture network = RandomNetworks.draw(size, RandomNetworks.ALL, seed);
    Architecture merged = CommonNodes.merged(network);
    assertThat(merged.outputShape()).isEqualTo(network.outputShape());
    assertThat(Footprint.of(merged).parameters()).isEqualTo(Footprint.of(network).parameters());
    assertThat(CommonNodes.merged(merged)).isEqualTo(merged);
  }
}
