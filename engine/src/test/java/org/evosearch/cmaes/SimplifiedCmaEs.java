package org.evosearch.cmaes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * The "simplified CMA-ES" of a tutorial on architecture search, as a negative control: fixed rates,
 * paths without whitening, a step size that compares the path's length with 1, no rank-mu update.
 * What tests say of {@link CmaEs} they must be able to deny of this.
 */
final class SimplifiedCmaEs {

  private final int n;
  private final int lambda;
  private final double[] weights;
  private final double muEffective;
  private final double[] mean;
  private final double[] stepPath;
  private final double[] path;
  private final double[] covariance;
  private double sigma;

  SimplifiedCmaEs(double[] start, double sigma) {
    n = start.length;
    lambda = 4 + (int) (3 * Math.log(n));
    int mu = lambda / 2;
    double[] raw =
        IntStream.rangeClosed(1, mu).mapToDouble(i -> Math.log(mu + 0.5) - Math.log(i)).toArray();
    double sum = Arrays.stream(raw).sum();
    weights = Arrays.stream(raw).map(w -> w / sum).toArray();
    muEffective = 1 / Arrays.stream(weights).map(w -> w * w).sum();
    mean = start.clone();
    stepPath = new double[n];
    path = new double[n];
    covariance = new double[n * n];
    for (int i = 0; i < n; i++) {
      covariance[i * n + i] = 1;
    }
    this.sigma = sigma;
  }

  /** One generation; returns the best value in it. */
  double generation(ToDoubleFunction<double[]> function, UniformRandomProvider random) {
    double[][] points = points(random);
    double[] values = Arrays.stream(points).mapToDouble(function).toArray();
    int[] order =
        IntStream.range(0, lambda)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> values[k]))
            .mapToInt(k -> k)
            .toArray();
    for (int i = 0; i < n; i++) {
      double next = 0;
      for (int rank = 0; rank < weights.length; rank++) {
        next += weights[rank] * points[order[rank]][i];
      }
      double step = Math.sqrt(muEffective) * (next - mean[i]) / sigma;
      stepPath[i] = 0.9 * stepPath[i] + 0.1 * step;
      path[i] = 0.9 * path[i] + 0.1 * step;
      mean[i] = next;
    }
    for (int i = 0; i < n * n; i++) {
      covariance[i] = 0.9 * covariance[i] + 0.1 * path[i / n] * path[i % n];
    }
    double length = Math.sqrt(Arrays.stream(stepPath).map(p -> p * p).sum());
    sigma *= Math.exp(0.2 * (length - 1));
    return values[order[0]];
  }

  private double[][] points(UniformRandomProvider random) {
    PrincipalAxes axes = PrincipalAxes.of(covariance, n);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] points = new double[lambda][];
    for (int k = 0; k < lambda; k++) {
      double[] point = mean.clone();
      for (int j = 0; j < n; j++) {
        double z = sigma * axes.length(j) * normal.sample();
        for (int i = 0; i < n; i++) {
          point[i] += z * axes.vectors()[j * n + i];
        }
      }
      points[k] = point;
    }
    return points;
  }
}
