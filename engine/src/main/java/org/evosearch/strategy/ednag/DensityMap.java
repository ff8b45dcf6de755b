package org.evosearch.strategy.ednag;

import java.util.Arrays;

/**
 * The density of an individual of a given fitness among clean samples, up to a factor: g of Eq.
 * (7).
 *
 * <p>Yanbo Zhang, Benedikt Hartl, Hananel Hazan, Michael Levin: Diffusion Models are Evolutionary
 * Algorithms. ICLR 2025. There fitness is minimized by the energy map, here it is maximized.
 *
 * @param form of the map
 * @param temperature what fitness is divided by, above 0; used by power and energy
 * @param exponent of the power map, above 0
 */
public record DensityMap(Form form, double temperature, double exponent) {

  /** The published map. */
  public static final DensityMap PUBLISHED = new DensityMap(Form.ENERGY, 1, 1);

  /** All individuals are equally likely: diffusion without guidance. */
  public static final DensityMap UNIFORM = new DensityMap(Form.UNIFORM, 1, 1);

  /**
   * Logarithm of the largest density of the energy map, which is far above the floor of densities.
   */
  private static final double LARGEST_ENERGY = 5;

  /** Forms of the map. */
  public enum Form {
    /** 1. */
    UNIFORM,
    /** F. */
    IDENTITY,
    /** (F / temperature)<sup>exponent</sup>. */
    POWER,
    /** exp(F / temperature), scaled to e<sup>5</sup> for the best. */
    ENERGY
  }

  /** Checks the ranges. */
  public DensityMap {
    if (!(temperature > 0 && exponent > 0)) {
      throw new IllegalArgumentException(
          "Invalid temperature and exponent: " + temperature + ", " + exponent + " (above 0)");
    }
  }

  /** g of each individual, at least 0; F at least 0. */
  double[] of(double[] fitness) {
    double largest = Arrays.stream(fitness).max().orElse(0);
    return Arrays.stream(fitness).map(f -> density(f, largest)).toArray();
  }

  private double density(double fitness, double largest) {
    return switch (form) {
      case UNIFORM -> 1;
      case IDENTITY -> fitness;
      case POWER -> StrictMath.pow(fitness / temperature, exponent);
      case ENERGY -> StrictMath.exp((fitness - largest) / temperature + LARGEST_ENERGY);
    };
  }
}
