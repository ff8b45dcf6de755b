package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.List;

/**
 * Regression by a Gaussian process with mean 0.
 *
 * <p>Carl Rasmussen and Christopher Williams: Gaussian Processes for Machine Learning, 2006,
 * algorithm 2.1. The variance depends on where was measured but not on what, so that it is known as
 * well for points that are still being measured.
 */
final class GaussianProcess {

  private final AdditiveKernel kernel;
  private final double noise;
  private final List<Features> points;
  private final CholeskyFactor factor;

  private GaussianProcess(
      AdditiveKernel kernel, double noise, List<Features> points, CholeskyFactor factor) {
    this.kernel = kernel;
    this.noise = noise;
    this.points = points;
    this.factor = factor;
  }

  /**
   * The process that nothing was measured of.
   *
   * @param noise variance of what is measured around the process
   */
  GaussianProcess(AdditiveKernel kernel, double noise) {
    this(kernel, noise, List.of(), CholeskyFactor.empty());
  }

  /** How many points were measured. */
  int size() {
    return points.size();
  }

  /** Measures further points. */
  GaussianProcess plus(List<Features> measured) {
    List<Features> all = new ArrayList<>(points);
    CholeskyFactor grown = factor;
    for (Features point : measured) {
      grown = grown.plus(covariances(point, all), kernel.variance() + noise);
      all.add(point);
    }
    return new GaussianProcess(kernel, noise, List.copyOf(all), grown);
  }

  /** The process of which only the first points were measured. */
  GaussianProcess first(int count) {
    return new GaussianProcess(kernel, noise, points.subList(0, count), factor.first(count));
  }

  /**
   * The weights of the points in the posterior mean.
   *
   * @param targets what was measured at each point
   */
  double[] weights(double[] targets) {
    return factor.solve(targets);
  }

  /** Covariances with the points. */
  double[] covariances(Features genotype) {
    return covariances(genotype, points);
  }

  private double[] covariances(Features genotype, List<Features> others) {
    double[] covariances = new double[others.size()];
    for (int i = 0; i < covariances.length; i++) {
      covariances[i] = kernel.between(genotype, others.get(i));
    }
    return covariances;
  }

  /** The posterior variance of a genotype with these covariances. */
  double variance(double[] covariances) {
    return Math.max(0, kernel.variance() - factor.quadraticForm(covariances));
  }

  /** At least the posterior variance: what would be left if only the closest point were known. */
  double varianceAtMost(double[] covariances) {
    double largest = 0;
    for (double covariance : covariances) {
      largest = Math.max(largest, covariance);
    }
    return kernel.variance() - largest * largest / (kernel.variance() + noise);
  }
}
