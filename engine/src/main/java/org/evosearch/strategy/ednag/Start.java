package org.evosearch.strategy.ednag;

/**
 * The initial population.
 *
 * @param population individuals, at least 2
 * @param valid share of them that are genotypes drawn from the space instead of noise, in [0, 1]
 */
public record Start(int population, double valid) {

  /** The published setting. */
  public static final Start PUBLISHED = new Start(30, 0);

  /**
   * The published setting for the spaces of MobileNetV3, where noise hardly ever decodes to a
   * network.
   */
  public static final Start MOBILENETV3 = new Start(100, 0.5);

  /** Checks the ranges. */
  public Start {
    if (population < 2) {
      throw new IllegalArgumentException("Invalid population: " + population + " (at least 2)");
    }
    if (!(valid >= 0 && valid <= 1)) {
      throw new IllegalArgumentException("Invalid share: " + valid + " (in [0, 1])");
    }
  }
}
