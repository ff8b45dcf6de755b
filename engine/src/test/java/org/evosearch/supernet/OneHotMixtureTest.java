package org.evosearch.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.network.Network;
import org.evosearch.network.Statistics;
import org.evosearch.network.layer.ForwardObserver;
import org.evosearch.network.layer.Mixing;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.Supernet;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.WeightSharingSpace;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.darts.Stem;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A supernet of which each edge has one operation left is the network of that genotype, with the
 * same weights: to the last bit, since a product with one and a sum with zero are exact.
 */
class OneHotMixtureTest {

  private static final TensorShape IMAGE = TensorShape.image(3, 8, 8);
  private static final int CLASSES = 4;
  private static final NasBench201Space DENSE =
      new NasBench201Space(new NasBench201Settings(2, 4), IMAGE, CLASSES);
  private static final DartsSpace DARTS =
      new DartsSpace(
          new DartsSettings(Stem.SMALL, new DartsSettings.Size(4, 3), new DartsSettings.Size(4, 3)),
          IMAGE,
          CLASSES);

  /** How many arrays the convolutions of an edge have, by the column of the operation. */
  private interface Convolutions {
    int of(int column, int row, int cell);
  }

  /** 1x1 and 3x3 convolutions are the third and the fourth of five operations. */
  private static int ofDense(int column, int row, int cell) {
    return column == 2 || column == 3 ? 1 : 0;
  }

  /** Pooling twice, skip, two separable convolutions applied twice, two dilated ones. */
  private static int ofDarts(int column, int row, int cell) {
    boolean halves = cell > 0 && List.of(0, 1, 2, 3, 5, 6, 9, 10).contains(row);
    return List.of(0, 0, halves ? 2 : 0, 4, 4, 2, 2).get(column);
  }

  static Stream<Choices> denseCells() {
    return LongStream.range(0, 12).mapToObj(seed -> DENSE.sample(random(seed)));
  }

  static Stream<Choices> dartsCells() {
    return LongStream.range(0, 4).mapToObj(seed -> DARTS.sample(random(seed)));
  }

  private static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
  }

  @ParameterizedTest
  @MethodSource("denseCells")
  void isTheNetworkOfADenseCell(Choices genotype) {
    // Stem; two cells; a residual block of three convolutions; and so on; the linear layer.
    List<Integer> between = List.of(1, 0, 3, 0, 3, 0, 2);
    assertSame(DENSE, genotype, OneHotMixtureTest::ofDense, between, cell -> 0);
  }

  @ParameterizedTest
  @MethodSource("dartsCells")
  void isTheNetworkOfAPairOfCells(Choices genotype) {
    // Stem and two 1x1 convolutions before each cell, two behind one another where sides halve.
    List<Integer> between = List.of(3, 2, 3, 2);
    assertSame(DARTS, genotype, OneHotMixtureTest::ofDarts, between, cell -> cell > 0 ? 14 : 0);
  }

  private static void assertSame(
      WeightSharingSpace space,
      Choices genotype,
      Convolutions convolutions,
      List<Integer> between,
      IntUnaryOperator firstRow) {
    Supernet supernet = space.supernet(SupernetForm.ofParts(1));
    double[] left = space.oneHot(genotype);
    Architecture alone = space.decode(genotype).architecture();
    try (NDManager manager = NDManager.newBaseManager();
        Network mixed = Network.build(supernet.network(), new RandomStreams(1), manager);
        Network own = Network.build(alone, new RandomStreams(2), manager);
        Mixing mixing = Mixing.of(Arrays.stream(left).boxed().toList(), manager)) {
      boolean[] kept = kept(supernet.mixtures(), left, convolutions, between, firstRow);
      copy(mixed, own, kept);
      NDArray images = images(manager);
      NDArray expected = own.probeForward(images, ForwardObserver.NONE);
      NDArray actual = mixed.mixedForward(images, mixing, Statistics.BATCH);
      assertThat(actual.toFloatArray()).isEqualTo(expected.toFloatArray());
    }
  }

  /** Which weights of the supernet the network has: all between cells, and those of its edges. */
  private static boolean[] kept(
      EdgeMixtures mixtures,
      double[] left,
      Convolutions convolutions,
      List<Integer> between,
      IntUnaryOperator firstRow) {
    List<Boolean> kept = new ArrayList<>();
    int rows = mixtures.rows() > 6 ? 14 : 6;
    for (int cell = 0; cell < between.size(); cell++) {
      kept.addAll(Collections.nCopies(between.get(cell), true));
      for (int row = 0; row < rows && cell < between.size() - 1; row++) {
        for (int column = 0; column < mixtures.columns(); column++) {
          boolean has = left[mixtures.place(firstRow.applyAsInt(cell) + row, column)] == 1;
          int count = convolutions.of(column, row, cell);
          kept.addAll(Collections.nCopies(count, has));
        }
      }
    }
    boolean[] flags = new boolean[kept.size()];
    IntStream.range(0, flags.length).forEach(i -> flags[i] = kept.get(i));
    return flags;
  }

  private static void copy(Network from, Network to, boolean[] kept) {
    assertThat(from.weights()).hasSize(kept.length);
    List<NDArray> own =
        IntStream.range(0, to.weights().size())
            .filter(i -> !to.weightNames().get(i).contains("BatchNormalization"))
            .mapToObj(to.weights()::get)
            .toList();
    int next = 0;
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        try (NDArray target = own.get(next++).stopGradient()) {
          assertThat(target.getShape()).isEqualTo(from.weights().get(i).getShape());
          target.set(new NDIndex("..."), from.weights().get(i).stopGradient());
        }
      }
    }
    assertThat(next).isEqualTo(own.size());
  }

  private static NDArray images(NDManager manager) {
    float[] values = new float[5 * (int) IMAGE.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.7 * i + 0.001 * i * i);
    }
    return manager.create(values, new Shape(5, 3, 8, 8));
  }
}
