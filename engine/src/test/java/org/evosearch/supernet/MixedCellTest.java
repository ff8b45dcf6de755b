package org.evosearch.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.WeightedSum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.Network;
import org.evosearch.network.Statistics;
import org.evosearch.network.layer.Mixing;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.cell.MixedCell;
import org.junit.jupiter.api.Test;

/** Bypass and shuffle with numbers worked by hand, in a cell whose only operation is a skip. */
class MixedCellTest {

  private static final int CHANNELS = 8;

  /** Eight channels; those of four groups of two begin with 1, 10, 100 and 1000. */
  private static final float[] IMAGE = {1, 2, 10, 20, 100, 200, 1000, 2000};

  private static float[] output(int divisor, int nodes, List<Double> numbers) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(CHANNELS, 1, 1));
    EdgeMixtures mixtures = new EdgeMixtures(nodes * (nodes + 1) / 2, 1);
    MixedCell cell =
        new MixedCell(
            new MixedCell.Blueprint(
                builder,
                mixtures,
                (b, column, node, channels, stride) -> OptionalInt.of(node),
                SupernetForm.ofParts(divisor)),
            CHANNELS,
            0);
    cell.addInput(0, 1);
    for (int node = 0; node < nodes; node++) {
      cell.addNode();
    }
    builder.then(new GlobalAveragePooling());
    assertThat(numbers).hasSize(mixtures.size());
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(builder.build(), new RandomStreams(1), manager);
        Mixing mixing = Mixing.of(numbers, manager)) {
      return network
          .mixedForward(
              manager.create(IMAGE, new Shape(1, CHANNELS, 1, 1)), mixing, Statistics.BATCH)
          .toFloatArray();
    }
  }

  @Test
  void aQuarterOfTheChannelsIsOperatedOnAndAllAreDealtOut() {
    assertThat(output(4, 1, List.of(1.0))).containsExactly(1, 10, 100, 1000, 2, 20, 200, 2000);
    assertThat(output(4, 1, List.of(0.5))).containsExactly(0.5f, 10, 100, 1000, 1, 20, 200, 2000);
    assertThat(output(2, 1, List.of(0.0))).containsExactly(0, 100, 0, 200, 0, 1000, 0, 2000);
  }

  @Test
  void allChannelsAreOperatedOnWhereNoneBypass() {
    assertThat(output(1, 1, List.of(3.0))).containsExactly(3, 6, 30, 60, 300, 600, 3000, 6000);
  }

  /** The second node takes the image, shared out by 2, and the first node, by 3. */
  @Test
  void aSecondNodeAddsWhatComesFromBoth() {
    assertThat(output(4, 2, List.of(1.0, 2.0, 3.0)))
        .containsExactly(
            2 * 1 + 3 * 1,
            10 + 100,
            100 + 2,
            1000 + 200,
            2 * 2 + 3 * 10,
            20 + 1000,
            200 + 20,
            2000 + 2000);
  }

  @Test
  void aRunWithoutNumbersCountsEachOperationOnce() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(2, 1, 1));
    builder.add(new WeightedSum(Collections.nCopies(3, 9)), 0, 0, 0);
    builder.then(new GlobalAveragePooling());
    try (NDManager manager = NDManager.newBaseManager();
        Network network = Network.build(builder.build(), new RandomStreams(1), manager)) {
      assertThat(
              network
                  .inferenceForward(manager.create(new float[] {1, 2}, new Shape(1, 2, 1, 1)))
                  .toFloatArray())
          .containsExactly(3, 6);
    }
  }
}
