package org.evosearch.strategy.nsga2;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Variation of real numbers in [0, 1], which no search space here needs: simulated binary crossover
 * and polynomial mutation, both with bounds. K. Deb, R. B. Agrawal: Simulated Binary Crossover for
 * Continuous Search Space. Complex Systems 9, 1995; the bounded forms as in Deb's NSGA-II code.
 *
 * @param crossoverIndex the larger, the more children are like their parents
 * @param crossoverRate probability of two parents to be crossed
 * @param mutationIndex the larger, the smaller the changes
 * @param mutationRate probability of each variable to change
 */
record RealVariation(
    double crossoverIndex, double crossoverRate, double mutationIndex, double mutationRate) {

  /** Two children of two parents. */
  List<double[]> children(double[] mother, double[] father, UniformRandomProvider random) {
    double[] first = mother.clone();
    double[] second = father.clone();
    if (random.nextDouble() < crossoverRate) {
      for (int i = 0; i < first.length; i++) {
        if (random.nextBoolean() && Math.abs(first[i] - second[i]) > 1e-14) {
          cross(first, second, i, random);
        }
      }
    }
    mutate(first, random);
    mutate(second, random);
    return List.of(first, second);
  }

  private void cross(double[] first, double[] second, int i, UniformRandomProvider random) {
    double low = Math.min(first[i], second[i]);
    double high = Math.max(first[i], second[i]);
    double drawn = random.nextDouble();
    double down = spread(drawn, 1 + 2 * low / (high - low));
    double up = spread(drawn, 1 + 2 * (1 - high) / (high - low));
    double less = clipped(0.5 * (low + high - down * (high - low)));
    double more = clipped(0.5 * (low + high + up * (high - low)));
    boolean swapped = random.nextBoolean();
    first[i] = swapped ? more : less;
    second[i] = swapped ? less : more;
  }

  private double spread(double drawn, double room) {
    double alpha = 2 - Math.pow(room, -(crossoverIndex + 1));
    double exponent = 1 / (crossoverIndex + 1);
    return drawn <= 1 / alpha
        ? Math.pow(drawn * alpha, exponent)
        : Math.pow(1 / (2 - drawn * alpha), exponent);
  }

  private void mutate(double[] x, UniformRandomProvider random) {
    for (int i = 0; i < x.length; i++) {
      if (random.nextDouble() < mutationRate) {
        x[i] = clipped(x[i] + change(x[i], random.nextDouble()));
      }
    }
  }

  private double change(double x, double drawn) {
    double power = mutationIndex + 1;
    if (drawn < 0.5) {
      return Math.pow(2 * drawn + (1 - 2 * drawn) * Math.pow(1 - x, power), 1 / power) - 1;
    }
    return 1 - Math.pow(2 * (1 - drawn) + 2 * (drawn - 0.5) * Math.pow(x, power), 1 / power);
  }

  private static double clipped(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
