package org.evosearch.cmaes;

/**
 * Limits at which a run of the strategy ends. Conditions that the tutorial fixes are not settings.
 *
 * @param target value that ends a run when it is reached
 * @param maxGenerations maximum number of generations, 0 for 100 + 150 (n + 3)^2 / sqrt(lambda)
 * @param maxEvaluations maximum number of points of all generations
 * @param tolFun smallest range of values that counts as different
 * @param tolX smallest standard deviation, as a fraction of the initial step size
 */
public record StopLimits(
    double target, int maxGenerations, long maxEvaluations, double tolFun, double tolX) {

  /** Those of the tutorial: no target, tolerances of 1e-12. */
  public static final StopLimits DEFAULT =
      new StopLimits(Double.NEGATIVE_INFINITY, 0, Long.MAX_VALUE, 1e-12, 1e-12);

  /** These limits with a target. */
  public StopLimits withTarget(double value) {
    return new StopLimits(value, maxGenerations, maxEvaluations, tolFun, tolX);
  }

  /** These limits with another maximum number of evaluations. */
  public StopLimits withMaxEvaluations(long most) {
    return new StopLimits(target, maxGenerations, most, tolFun, tolX);
  }

  long maxGenerations(CmaConstants constants) {
    double square = (constants.dimension() + 3.0) * (constants.dimension() + 3.0);
    return maxGenerations > 0
        ? maxGenerations
        : (long) (100 + 150 * square / Math.sqrt(constants.lambda()));
  }
}
