package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Regression by a Gaussian process with mean 0.
 *
 * <p>Carl Rasmussen and Christopher Williams: Gaussian Processes for Machine Learning, 2006,
 * algorithm 2.1. The variance depends on the points but not on their targets, so it is known even
 * for points that are still being evaluated.
 */
final class GaussianProcess {

  /** Number of points that bound a variance. */
  private static final int CLOSEST = 8;

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
   * The prior: a process conditioned on no observations.
   *
   * @param noise variance of observations around the process
   */
  GaussianProcess(AdditiveKernel kernel, double noise) {
    this(kernel, noise, List.of(), CholeskyFactor.empty());
  }

  /** Number of points that it is conditioned on. */
  int size() {
    return points.size();
  }

  /** This process conditioned on further points. */
  GaussianProcess plus(List<Features> measured) {
    List<Features> all = new ArrayList<>(points);
    CholeskyFactor grown = factor;
    for (Features point : measured) {
      grown = grown.plus(covariances(point, all, new double[0]), kernel.variance() + noise);
      all.add(point);
    }
    return new GaussianProcess(kernel, noise, List.copyOf(all), grown);
  }

  /** This process conditioned on its first points only. */
  GaussianProcess first(int count) {
    return new GaussianProcess(kernel, noise, points.subList(0, count), factor.first(count));
  }

  /**
   * The weights of the points in the posterior mean.
   *
   * @param targets of the points, in order
   */
  double[] weights(double[] targets) {
    return factor.solve(targets);
  }

  /** Covariances with the points. */
  double[] covariances(Features genotype) {
    return covariances(genotype, new double[0]);
  }

  /**
   * Covariances with the points.
   *
   * @param known those with the first points
   */
  double[] covariances(Features genotype, double[] known) {
    return covariances(genotype, points, known);
  }

  private double[] covariances(Features genotype, List<Features> others, double[] known) {
    double[] covariances = Arrays.copyOf(known, others.size());
    for (int i = known.length; i < covariances.length; i++) {
      covariances[i] = kernel.between(genotype, others.get(i));
    }
    return covariances;
  }

  /** The posterior variance of a genotype with these covariances. */
  double variance(double[] covariances) {
    return varianceOfSolved(solved(covariances, new double[0]));
  }

  /**
   * Covariances k as {@code L}<sup>-1</sup>{@code k}.
   *
   * @param known the first values, of the first points
   */
  double[] solved(double[] covariances, double[] known) {
    return factor.forward(covariances, known);
  }

  /** The posterior variance of a genotype with these solved covariances. */
  double varianceOfSolved(double[] solved) {
    return Math.max(0, kernel.variance() - CholeskyFactor.squaredNorm(solved));
  }

  /** An upper bound on the posterior variance: the variance given the closest points only. */
  double varianceAtMost(double[] covariances) {
    int[] closest = closest(covariances);
    CholeskyFactor corner = CholeskyFactor.empty();
    double[] own = new double[closest.length];
    for (int i = 0; i < closest.length; i++) {
      double[] row = new double[i];
      for (int j = 0; j < i; j++) {
        row[j] = kernel.between(points.get(closest[i]), points.get(closest[j]));
      }
      corner = corner.plus(row, kernel.variance() + noise);
      own[i] = covariances[closest[i]];
    }
    return Math.max(0, kernel.variance() - corner.quadraticForm(own));
  }

  /** The points of the largest covariances, the first of equal ones first. */
  private static int[] closest(double[] covariances) {
    int[] closest = new int[Math.min(CLOSEST, covariances.length)];
    for (int point = 0, known = 0; point < covariances.length; point++) {
      int place = known;
      while (place > 0 && covariances[closest[place - 1]] < covariances[point]) {
        place--;
      }
      if (place < closest.length) {
        known = Math.min(known + 1, closest.length);
        System.arraycopy(closest, place, closest, place + 1, known - 1 - place);
        closest[place] = point;
      }
    }
    return closest;
  }
}
