package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.network.layer.ForwardObserver;

/**
 * The different patterns of a network's activations: for which images of a batch a unit is
 * positive.
 */
final class ActivationPatterns implements ForwardObserver {

  /** A float64 represents every sum of this many distinct powers of two exactly. */
  private static final int BITS = 52;

  /** An odd number that spreads bits: the golden ratio in 64 bits. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  /** The inputs of activations; several may have the same one. */
  private final Set<NDArray> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private final List<long[]> patterns = new ArrayList<>();

  @Override
  public void sees(Operation operation, NDArray input) {
    if (operation instanceof Activation activation
        && activation.function() != ActivationFunction.LINEAR
        && seen.add(input)) {
      patterns.add(patterns(input));
    }
  }

  /**
   * A number for each unit of a layer, equal for equal patterns: their bits, or beyond 52 images a
   * hash of them.
   *
   * @param input (N, ...)
   */
  private static long[] patterns(NDArray input) {
    int images = (int) input.getShape().get(0);
    try (NDScope scope = new NDScope()) {
      NDArray on = input.reshape(images, -1).gt(0).toType(DataType.FLOAT64, false);
      long[] patterns = new long[(int) on.getShape().get(1)];
      for (int first = 0; first < images; first += BITS) {
        double[] bits = bits(on.get(first + ":" + Math.min(images, first + BITS)));
        for (int unit = 0; unit < patterns.length; unit++) {
          patterns[unit] = patterns[unit] * SPREAD + (long) bits[unit];
        }
      }
      return patterns;
    }
  }

  /** For each unit its pattern over some images as the bits of a number. */
  private static double[] bits(NDArray on) {
    double[] powers = new double[(int) on.getShape().get(0)];
    for (int image = 0; image < powers.length; image++) {
      powers[image] = Math.scalb(1.0, image);
    }
    return on.getManager().create(powers).reshape(1, powers.length).matMul(on).toDoubleArray();
  }

  /** The number of different patterns. */
  long count() {
    long[] sorted = patterns.stream().flatMapToLong(LongStream::of).sorted().toArray();
    long count = Math.min(1, sorted.length);
    for (int i = 1; i < sorted.length; i++) {
      count += sorted[i] == sorted[i - 1] ? 0 : 1;
    }
    return count;
  }
}
