package org.evosearch.strategy.ednag;

/** Scales numbers so that the least and the largest become the ends of an interval. */
final class MinMax {

  private MinMax() {}

  /** The scaled numbers; the middle of the interval for all if they are equal. */
  static double[] scaled(double[] numbers, double low, double high) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      least = number < least ? number : least;
      largest = number > largest ? number : largest;
    }
    double range = largest - least;
    double[] scaled = new double[numbers.length];
    for (int i = 0; i < scaled.length; i++) {
      double share = range > 0 ? (numbers[i] - least) / range : 0.5;
      scaled[i] = low + (high - low) * share;
    }
    return scaled;
  }

  /** The numbers scaled to [-1, 1], the range of the genes of individuals. */
  static double[] symmetric(double[] numbers) {
    return scaled(numbers, -1, 1);
  }
}
