package org.evosearch.strategy.surrogate;

/**
 * Finds the parameters of largest posterior density; in the prior, their logarithms are normal
 * around {@link KernelParameters#expected} with variance 1.
 *
 * <p>Robert Hooke and T. A. Jeeves: "Direct Search" Solution of Numerical and Statistical Problems,
 * 1961, by its exploratory moves: one parameter after the other takes a step up or down if that is
 * better; steps are halved when none is.
 */
final class ParameterFit {

  private static final double FIRST_STEP = 0.8;
  private static final double LAST_STEP = 0.15;
  private static final double LEAST_GAIN = 1e-6;

  private final MarginalLikelihood likelihood;
  private final KernelParameters expected;
  private int evaluations;
  private KernelParameters best;
  private double bestValue;

  private ParameterFit(MarginalLikelihood likelihood, int views) {
    this.likelihood = likelihood;
    this.expected = KernelParameters.expected(views);
    this.best = expected;
    this.bestValue = logPosterior(expected);
  }

  /**
   * The best parameters found.
   *
   * @param evaluations number of evaluations after which no further round begins
   */
  static KernelParameters of(MarginalLikelihood likelihood, int views, int evaluations) {
    ParameterFit fit = new ParameterFit(likelihood, views);
    double step = FIRST_STEP;
    while (step > LAST_STEP && fit.evaluations < evaluations) {
      step = fit.round(step) ? step : step / 2;
    }
    return fit.best;
  }

  /** Tries a step of each parameter; returns whether any has changed. */
  private boolean round(double step) {
    boolean changed = false;
    for (int i = 0; i < expected.logs().size(); i++) {
      changed |= move(i, step) || move(i, -step);
    }
    return changed;
  }

  private boolean move(int index, double step) {
    KernelParameters moved = best.plus(index, step);
    double value = logPosterior(moved);
    boolean better = value > bestValue + LEAST_GAIN;
    if (better) {
      best = moved;
      bestValue = value;
    }
    return better;
  }

  private double logPosterior(KernelParameters parameters) {
    evaluations++;
    return likelihood.logarithm(parameters) - 0.5 * parameters.squaredDistance(expected);
  }
}
