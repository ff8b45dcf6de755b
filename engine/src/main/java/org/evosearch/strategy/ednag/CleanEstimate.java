package org.evosearch.strategy.ednag;

import java.util.Arrays;

/**
 * What each sample would be without its noise: the mean of all samples, each weighted by its
 * density among clean samples, a function of its fitness, times the density with which noise leads
 * from it to the sample in question. Bayes' theorem, Eq. (8) of the paper:
 *
 * <pre>{@code
 * w_ni = (g_i + e) (exp(-||x_n - sqrt(a) x_i||^2 / (2 (1 - a))) + e), e = 1e-9
 * x0_n = sum_i w_ni x_i / sum_i w_ni
 * }</pre>
 *
 * <p>The exponents, which reach -1e4, are taken relative to the largest one of a sample before e is
 * added; the paper's code adds e to the density itself, which in many dimensions is far below it
 * for every sample. Its constant 1/N for the density of noisy samples cancels.
 */
final class CleanEstimate {

  /** e: what the paper's code adds to both densities. */
  static final double FLOOR = 1e-9;

  /** exp of anything below changes no digit of the floor. */
  private static final double MIN_EXPONENT = -64;

  /** A smaller weight changes no digit of an estimate. */
  private static final double MIN_WEIGHT = 1e-24;

  private final Points samples;
  private final double[] densities;
  private final double alpha;
  private final double[] clean;
  private final int[] heaviest;

  /**
   * Computes the estimates of all samples.
   *
   * @param densities g, one for each sample, at least 0
   * @param alpha a, the share of the clean sample in the variance
   */
  CleanEstimate(Points samples, double[] densities, double alpha) {
    this.samples = samples;
    this.densities = densities;
    this.alpha = alpha;
    this.clean = new double[samples.numbers().length];
    this.heaviest = new int[samples.size()];
    Distances distances = new Distances(samples);
    for (int first = 0; first < samples.size(); first += Distances.BLOCK) {
      int count = Math.min(Distances.BLOCK, samples.size() - first);
      estimate(first, count, distances.squared(first, count, Math.sqrt(alpha)));
    }
  }

  /** The estimate for a sample. */
  double[] clean(int sample) {
    int dimension = samples.dimension();
    return Arrays.copyOfRange(clean, sample * dimension, (sample + 1) * dimension);
  }

  /** The sample with the largest weight in another one's estimate; ties go to the first. */
  int heaviest(int sample) {
    return heaviest[sample];
  }

  /** Estimates a block of samples; overwrites its squared distances with its weights. */
  private void estimate(int first, int count, double[] squared) {
    int size = samples.size();
    for (int row = 0; row < count; row++) {
      heaviest[first + row] = weigh(squared, row * size) - row * size;
    }
    for (int i = 0; i < size; i++) {
      for (int row = 0; row < count; row++) {
        double weight = squared[row * size + i];
        if (weight > MIN_WEIGHT) {
          add(weight, i, first + row);
        }
      }
    }
  }

  /** Turns squared distances into weights of sum 1; returns the index of the largest one. */
  private int weigh(double[] squared, int at) {
    double scale = -1 / (2 * (1 - alpha));
    double nearest = nearest(squared, at);
    double sum = 0;
    int largest = at;
    for (int i = 0; i < densities.length; i++) {
      double exponent = (squared[at + i] - nearest) * scale;
      double near = exponent < MIN_EXPONENT ? 0 : StrictMath.exp(exponent);
      squared[at + i] = (densities[i] + FLOOR) * (near + FLOOR);
      sum += squared[at + i];
      largest = squared[at + i] > squared[largest] ? at + i : largest;
    }
    for (int i = at; i < at + densities.length; i++) {
      squared[i] /= sum;
    }
    return largest;
  }

  private double nearest(double[] squared, int at) {
    double nearest = squared[at];
    for (int i = at; i < at + densities.length; i++) {
      nearest = Math.min(nearest, squared[i]);
    }
    return nearest;
  }

  /** Adds a weighted sample to an estimate. */
  private void add(double weight, int from, int to) {
    double[] numbers = samples.numbers();
    int dimension = samples.dimension();
    int source = from * dimension;
    int target = to * dimension;
    for (int k = 0; k < dimension; k++) {
      clean[target + k] += weight * numbers[source + k];
    }
  }
}
