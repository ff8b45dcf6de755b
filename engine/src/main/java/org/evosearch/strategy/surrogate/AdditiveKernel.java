package org.evosearch.strategy.surrogate;

/**
 * The covariance of the fitness of two genotypes: a sum over the views of {@code weight exp(-decay
 * distance / diameter)}.
 *
 * <p>David Duvenaud, Hannes Nickisch and Carl Rasmussen: Additive Gaussian Processes, 2011, on sums
 * over views; exp(-Hamming distance) is a product over the bits of a positive semi-definite 2 x 2
 * matrix, hence a kernel. Distances are whole numbers, so that values come from a table.
 */
final class AdditiveKernel {

  private final double[][] values;
  private final double variance;

  /**
   * Tabulates the kernel.
   *
   * @param diameters the largest distance of each view, at least 1
   */
  AdditiveKernel(KernelParameters parameters, int[] diameters) {
    values = new double[diameters.length][];
    double sum = 0;
    for (int view = 0; view < diameters.length; view++) {
      values[view] = table(parameters.weight(view), parameters.decay(view), diameters[view]);
      sum += values[view][0];
    }
    variance = sum;
  }

  private static double[] table(double weight, double decay, int diameter) {
    double[] table = new double[diameter + 1];
    for (int distance = 0; distance <= diameter; distance++) {
      table[distance] = weight * StrictMath.exp(-decay * distance / diameter);
    }
    return table;
  }

  /** Covariance of two genotypes. */
  double between(Features one, Features other) {
    double sum = 0;
    for (int view = 0; view < values.length; view++) {
      sum += part(view, one.distance(view, other));
    }
    return sum;
  }

  /** The covariance that one view adds at a distance. */
  double part(int view, int distance) {
    return values[view][distance];
  }

  /** Prior variance of any genotype. */
  double variance() {
    return variance;
  }
}
