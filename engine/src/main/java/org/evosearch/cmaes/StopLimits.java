package org.evosearch.cmaes;

/**
 * When a run of the strategy ends. What the tutorial leaves no choice in is not here.
 *
 * @param target value that is good enough
 * @param maxGenerations 0 for 100 + 150 (n + 3)^2 / sqrt(lambda)
 * @param maxEvaluations most points
 * @param tolFun smallest range of values that still tells something
 * @param tolX smallest standard deviation, as a share of the first step size
 */
public record StopLimits(
    double target, int maxGenerations, long maxEvaluations, double tolFun, double tolX) {

  /** The tutorial's: no target, tolerances of 1e-12. */
  public static final StopLimits DEFAULT =
      new StopLimits(Double.NEGATIVE_INFINITY, 0, Long.MAX_VALUE, 1e-12, 1e-12);

  /** These limits with a target. */
  public StopLimits withTarget(double value) {
    return new StopLimits(value, maxGenerations, maxEvaluations, tolFun, tolX);
  }

  /** These limits with another most of evaluations. */
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
