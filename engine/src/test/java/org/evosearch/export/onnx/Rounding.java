package org.evosearch.export.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;

/**
 * A network in float64, and how far its logits move if each weight, statistic and pixel is off by
 * one rounding of float32 (2^-24 of the number, up or down at random): what no program that
 * computes it in float32 can promise to be better than. Products that cancel and layer
 * normalization of values that are nearly equal magnify roundings a thousand times.
 */
final class Rounding implements AutoCloseable {

  private static final int DRAWS = 16;
  private static final double HALF_ULP = 0x1p-24;

  private final NDManager manager = NDManager.newBaseManager();
  private final Network network;
  private final NDList values = new NDList();
  private final NDArray images;
  private final double[] exact;

  /** Computes the logits of a network of float32 in float64. */
  Rounding(Network single, NDArray images) {
    this.network =
        Network.build(single.architecture(), new RandomStreams(1), manager, DataType.FLOAT64);
    single.savedArrays().forEach(array -> values.add(precise(array)));
    this.images = precise(images);
    network.copy(values);
    this.exact = network.inferenceForward(this.images).toDoubleArray();
  }

  private NDArray precise(NDArray array) {
    NDArray copy = array.toType(DataType.FLOAT64, true);
    copy.attach(manager);
    return copy;
  }

  /** The largest difference of logits from those of float64, as a part of the largest. */
  double error(float[] logits) {
    return difference(
        exact, IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).toArray());
  }

  /** How far they move, at most, in {@value #DRAWS} draws. */
  double spread() {
    Random random = new Random(1);
    double largest = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      try (NDManager one = manager.newSubManager()) {
        NDList moved = new NDList();
        values.forEach(array -> moved.add(moved(array, random, one)));
        network.copy(moved);
        double[] logits = network.inferenceForward(moved(images, random, one)).toDoubleArray();
        largest = Math.max(largest, difference(exact, logits));
      }
    }
    return largest;
  }

  private static NDArray moved(NDArray array, Random random, NDManager manager) {
    double[] numbers = array.toDoubleArray();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= random.nextBoolean() ? 1 + HALF_ULP : 1 - HALF_ULP;
    }
    return manager.create(numbers, array.getShape());
  }

  static double difference(double[] expected, double[] actual) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    return IntStream.range(0, expected.length)
            .mapToDouble(i -> Math.abs(expected[i] - actual[i]))
            .max()
            .orElseThrow()
        / largest;
  }

  @Override
  public void close() {
    manager.close();
  }
}
