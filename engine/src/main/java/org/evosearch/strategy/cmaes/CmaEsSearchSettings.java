package org.evosearch.strategy.cmaes;

/**
 * Settings of {@link CmaEsSearch}.
 *
 * @param lambda points in a generation of the first run, at least 4; 0 for 4 + floor(3 ln n)
 * @param sigma first step size of each run; an ordered gene has the range [0, 1]
 * @param margin how many genes change in a generation at the least, on average, above 0; 1 in the
 *     source of {@link Margin}
 * @param patience after how many generations without a new network a run ends, at least 1
 */
public record CmaEsSearchSettings(int lambda, double sigma, double margin, int patience) {

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
}
