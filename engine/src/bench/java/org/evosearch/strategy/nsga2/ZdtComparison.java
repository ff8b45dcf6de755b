package org.evosearch.strategy.nsga2;

/**
 * Prints the hypervolume of each run after 250 generations, one line for each, for {@code
 * docs/experiments/nsga2_pymoo.py}. The argument is the number of seeds.
 */
final class ZdtComparison {

  private ZdtComparison() {}

  public static void main(String[] args) {
    for (Zdt problem : Zdt.values()) {
      for (int seed = 0; seed < Integer.parseInt(args[0]); seed++) {
        double volume = problem.hypervolume(250, seed);
        System.out.printf("%s,%d,%s%n", problem.title(), seed, volume);
      }
    }
  }
}
