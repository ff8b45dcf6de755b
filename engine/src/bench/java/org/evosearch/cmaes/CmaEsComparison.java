package org.evosearch.cmaes;

import java.util.List;

/**
 * Prints how many evaluations each run needs to reach 1e-10, one line for each, for {@code
 * docs/experiments/cmaes_pycma.py}. The arguments are the number of seeds, the lag of the axes (0.1
 * in the tutorial, 0.5 in purecma, {@link CmaSettings#axesLag()}) and the dimensions.
 */
final class CmaEsComparison {

  private CmaEsComparison() {}

  public static void main(String[] args) {
    int seeds = Integer.parseInt(args[0]);
    double lag = Double.parseDouble(args[1]);
    CmaSettings settings = CmaSettings.DEFAULT.withAxesLag(lag);
    for (String n : List.of(args).subList(2, args.length)) {
      for (Landscape landscape : Landscape.values()) {
        for (int seed = 0; seed < seeds; seed++) {
          Minimization run = Minimization.of(landscape, Integer.parseInt(n), settings, seed);
          System.out.printf(
              "%s,%s,%d,%d,%s%n",
              landscape.title(), n, seed, run.evaluations(), run.stop().title());
        }
      }
    }
  }
}
