package org.evosearch.cmaes;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Bounds of the coordinates. The objective is evaluated at the nearest point of the box, and points
 * outside get a penalty that is quadratic in their distance. The strategy is told the points that
 * it drew, not the nearest ones, whose distribution is not the one that it adapts.
 *
 * <p>After N. Hansen et al.: A Method for Handling Uncertainty in Evolutionary Optimization. IEEE
 * TEC 13(1), 2009, section IV-B. Deviation: the distance is measured in standard deviations of the
 * coordinate and weighted by the interquartile range of the generation's values, without adaptive
 * weights.
 */
public final class Box {

  private final double[] lower;
  private final double[] upper;

  /** Creates a box; each lower bound is below the upper one. */
  public Box(double[] lower, double[] upper) {
    if (lower.length != upper.length) {
      throw new IllegalArgumentException(
          "Invalid upper: " + upper.length + " bounds (" + lower.length + ", as many as lower)");
    }
    for (int i = 0; i < lower.length; i++) {
      if (!(lower[i] < upper[i])) {
        throw new IllegalArgumentException(
            "Invalid lower: " + lower[i] + " (below the upper bound, " + upper[i] + ")");
      }
    }
    this.lower = lower.clone();
    this.upper = upper.clone();
  }

  /** The unit cube. */
  public static Box unit(int dimension) {
    double[] upper = new double[dimension];
    Arrays.fill(upper, 1);
    return new Box(new double[dimension], upper);
  }

  /** Returns the nearest point of the box. */
  public double[] clipped(double[] x) {
    return IntStream.range(0, x.length).mapToDouble(i -> clipped(i, x[i])).toArray();
  }

  private double clipped(int i, double value) {
    return Math.max(lower[i], Math.min(upper[i], value));
  }

  /** Draws a point uniformly from the box. */
  public double[] point(UniformRandomProvider random) {
    return IntStream.range(0, lower.length)
        .mapToDouble(i -> lower[i] + random.nextDouble() * (upper[i] - lower[i]))
        .toArray();
  }

  /**
   * Adds each point's penalty to its value.
   *
   * @param values of the clipped points, smaller is better
   * @param cma the strategy that drew the points, before it is told
   */
  public double[] penalized(Samples samples, double[] values, CmaEs cma) {
    double price = interquartileRange(values);
    double[] penalized = values.clone();
    for (int k = 0; k < values.length; k++) {
      penalized[k] += price * squaredDistance(samples.point(k), cma);
    }
    return penalized;
  }

  /** The mean over the coordinates of the squared distance, in standard deviations. */
  private double squaredDistance(double[] x, CmaEs cma) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double outside = (x[i] - clipped(i, x[i])) / cma.deviation(i);
      sum += outside * outside;
    }
    return sum / x.length;
  }

  /**
   * Falls back to 1 if the range is 0 or no value is finite, so that a strategy far outside the box
   * returns.
   */
  private static double interquartileRange(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return 1;
    }
    double range = sorted[3 * sorted.length / 4] - sorted[sorted.length / 4];
    return range > 0 ? range : 1;
  }
}
