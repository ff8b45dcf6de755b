package org.evosearch.strategy.ednag;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Polynomial mutation of genes in [-1, 1].
 *
 * <p>Kalyanmoy Deb, Ram Bhushan Agrawal: Simulated Binary Crossover for Continuous Search Space.
 * Complex Systems 9, 1995; bounded as in NSGA-II's code. EDNAG draws one number for all genes of an
 * individual, so that all move to the same side; the textbook draws one for each.
 *
 * @param rate probability that an individual is mutated, in [0, 1]
 * @param index eta: the larger, the nearer children are to their parents; at least 0
 * @param draw whether the genes of an individual share one random number
 */
public record PolynomialMutation(double rate, int index, Draw draw) {

  /** The published settings, except for the spaces of MobileNetV3, where the index is 4. */
  public static final PolynomialMutation PUBLISHED = new PolynomialMutation(0.6, 5, Draw.SHARED);

  /** How random numbers are drawn. */
  public enum Draw {
    /** One for all genes of an individual. */
    SHARED,
    /** One for each gene. */
    PER_GENE
  }

  /** Checks the ranges. */
  public PolynomialMutation {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("Invalid rate: " + rate + " (in [0, 1])");
    }
    if (index < 0) {
      throw new IllegalArgumentException("Invalid index: " + index + " (at least 0)");
    }
  }

  /**
   * The mutation of the last denoising step: its index is half as large again, rounded up. The code
   * of the paper intends this, but does it in the first step.
   */
  PolynomialMutation ofLastStep() {
    return new PolynomialMutation(rate, (3 * index + 1) / 2, draw);
  }

  /** The child of an individual; the individual itself with probability 1 - rate. */
  double[] mutated(double[] genes, UniformRandomProvider random) {
    if (random.nextDouble() >= rate) {
      return genes;
    }
    double[] child = new double[genes.length];
    double u = random.nextDouble();
    for (int i = 0; i < child.length; i++) {
      child[i] = genes[i] + 2 * step(genes[i], u);
      u = draw == Draw.PER_GENE ? random.nextDouble() : u;
    }
    return child;
  }

  /** The step of a gene as a share of its range: down for u below a half, up for u above. */
  private double step(double gene, double u) {
    return u <= 0.5 ? -fraction(2 * u, (gene + 1) / 2) : fraction(2 * (1 - u), (1 - gene) / 2);
  }

  /**
   * How far to go toward an end of the range.
   *
   * @param lot 0 for all the way, 1 for not at all
   * @param room distance to that end, as a share of the range
   */
  private double fraction(double lot, double room) {
    double left = power(1 - room, index + 1);
    return 1 - root(lot + (1 - lot) * left, index + 1);
  }

  /** Uses square and cubic roots as far as possible, which are faster than powers. */
  private static double root(double number, int degree) {
    if (degree % 2 == 0) {
      return root(Math.sqrt(number), degree / 2);
    }
    if (degree % 3 == 0) {
      return root(StrictMath.cbrt(number), degree / 3);
    }
    return degree == 1 ? number : StrictMath.pow(number, 1.0 / degree);
  }

  private static double power(double base, int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }
}
