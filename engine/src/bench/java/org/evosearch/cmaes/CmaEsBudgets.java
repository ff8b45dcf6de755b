package org.evosearch.cmaes;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Prints the best value of each run after 10 n, 30 n and 100 n evaluations, one line for each, for
 * {@code docs/experiments/cmaes_pycma.py}. The arguments are the number of seeds, the lag of the
 * axes (0.1 in the tutorial, 0.5 in purecma, {@link CmaSettings#axesLag()}) and the dimensions.
 */
final class CmaEsBudgets {

  private static final List<Integer> BUDGETS = List.of(10, 30, 100);

  private CmaEsBudgets() {}

  /** A function that remembers the best of its values after some evaluations. */
  private static final class Watched implements ToDoubleFunction<double[]> {

    private final Landscape landscape;
    private final double[] best;
    private int evaluations;

    Watched(Landscape landscape, int most) {
      this.landscape = landscape;
      this.best = new double[most];
    }

    @Override
    public double applyAsDouble(double[] x) {
      double value = landscape.valueOf(x);
      if (evaluations < best.length) {
        best[evaluations] = evaluations == 0 ? value : Math.min(value, best[evaluations - 1]);
        evaluations++;
      }
      return value;
    }

    /** The best of the first evaluations, or of all where the run ended before. */
    double after(int count) {
      return best[Math.min(count, evaluations) - 1];
    }
  }

  public static void main(String[] args) {
    CmaSettings settings = CmaSettings.DEFAULT.withAxesLag(Double.parseDouble(args[1]));
    for (String dimension : List.of(args).subList(2, args.length)) {
      for (Landscape landscape : Landscape.values()) {
        for (int seed = 0; seed < Integer.parseInt(args[0]); seed++) {
          print(landscape, Integer.parseInt(dimension), settings, seed);
        }
      }
    }
  }

  private static void print(Landscape landscape, int n, CmaSettings settings, int seed) {
    int most = BUDGETS.get(BUDGETS.size() - 1) * n;
    Watched function = new Watched(landscape, most);
    CmaEs cma = Minimization.start(landscape, n, settings);
    Minimization.run(cma, function, StopLimits.DEFAULT.withMaxEvaluations(most), seed);
    for (int budget : BUDGETS) {
      System.out.printf(
          "%s,%d,%d,%d,%s%n", landscape.title(), n, seed, budget, function.after(budget * n));
    }
  }
}
