package org.evosearch.strategy.cmaes;

import java.util.function.IntFunction;
import org.evosearch.cmaes.CmaSettings;
import org.evosearch.cmaes.Ipop;
import org.evosearch.cmaes.StopLimits;

/**
 * Settings of {@link CmaEsSearch} and of {@link RealCmaEsSearch}.
 *
 * @param lambda points in a generation of the first run, at least 4; 0 for 4 + floor(3 ln n)
 * @param sigma first step size of each run; an ordered or real gene has the range [0, 1]
 * @param margin lower bound on the mean number of genes that change in a generation, above 0; 1 in
 *     the source of {@link Margin}; not used by a search of real genes
 * @param patience number of generations without a new network after which a run ends, at least 1
 */
public record CmaEsSearchSettings(int lambda, double sigma, double margin, int patience) {

  private static final int MAX_DOUBLINGS = 5;

  /** No tolerances: the fitness of networks comes in steps. */
  private static final StopLimits LIMITS =
      new StopLimits(Double.NEGATIVE_INFINITY, 0, Long.MAX_VALUE, 0, 0);

  /** Checks the ranges. */
  public CmaEsSearchSettings {
    if (lambda != 0 && lambda < 4) {
      throw new IllegalArgumentException("Invalid lambda: " + lambda + " (at least 4, or 0)");
    }
    if (!(sigma > 0 && Double.isFinite(sigma))) {
      throw new IllegalArgumentException("Invalid sigma: " + sigma + " (above 0)");
    }
    if (!(margin > 0 && Double.isFinite(margin))) {
      throw new IllegalArgumentException("Invalid margin: " + margin + " (above 0)");
    }
    if (patience < 1) {
      throw new IllegalArgumentException("Invalid patience: " + patience + " (at least 1)");
    }
  }

  /**
   * The runs of a search before its first generation.
   *
   * @param starts the first mean of each run, by its number from 0; a pure function
   */
  Ipop runs(IntFunction<double[]> starts) {
    return new Ipop(starts, sigma, CmaSettings.DEFAULT.withLambda(lambda), LIMITS, MAX_DOUBLINGS);
  }
}
