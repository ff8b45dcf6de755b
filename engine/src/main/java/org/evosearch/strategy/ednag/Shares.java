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

  /** Makes up for shares that are no binary fractions. */
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

  /** How many places a share of a population has. */
  static int places(double share, int population) {
    return (int) Math.floor(share * population + ROUNDING);
  }
}
