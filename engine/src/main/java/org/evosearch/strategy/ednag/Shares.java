package org.evosearch.strategy.ednag;

/**
 * Shares of the population that {@link ThreeWaySelection} fills, each rounded down to individuals;
 * the roulette wheel fills what is left.
 *
 * @param elite the fittest
 * @param diverse those farthest from all others
 * @param small those with the smallest networks
 */
public record Shares(double elite, double diverse, double small) {

  /** Those of the paper, used on most benchmarks. */
  public static final Shares PUBLISHED = new Shares(0.1, 0.2, 0);

  /** Those of the paper's code on NAS-Bench-201 with Aircraft and Pets. */
  public static final Shares TRANSFER = new Shares(0.1, 0.3, 0);

  /** Those of the paper's code on the spaces of MobileNetV3. */
  public static final Shares MOBILENETV3 = new Shares(0.1, 0.2, 0.3);

  /** Tolerance for shares that are not binary fractions. */
  private static final double ROUNDING = 1e-9;

  /** Checks the ranges. */
  public Shares {
    if (!(elite >= 0 && diverse >= 0 && small >= 0 && elite + diverse + small <= 1 + ROUNDING)) {
      throw new IllegalArgumentException(
          "Invalid shares: "
              + elite
              + ", "
              + diverse
              + ", "
              + small
              + " (at least 0, at most 1 in all)");
    }
  }

  /** The number of individuals of a share. */
  static int places(double share, int population) {
    return (int) Math.floor(share * population + ROUNDING);
  }
}
