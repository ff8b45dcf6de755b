package org.evosearch.archive;

import java.util.List;

/**
 * The costs of a solution in each objective, and its constraint violation.
 *
 * @param values one for each objective, smaller is better
 * @param violation 0 if all constraints hold, otherwise larger the more they are violated
 */
public record Costs(List<Double> values, double violation) {

  /** Copies the values. */
  public Costs {
    values = List.copyOf(values);
    if (!(violation >= 0)) {
      throw new IllegalArgumentException("Invalid violation: " + violation + " (at least 0)");
    }
  }

  /** The costs of a feasible solution. */
  public static Costs of(List<Double> values) {
    return new Costs(values, 0);
  }

  /**
   * Constrained domination: the solution with the smaller violation dominates, so a feasible one
   * dominates any infeasible one; at equal violation, the one that is nowhere worse and somewhere
   * better (Deb et al. 2002, "A fast and elitist multiobjective genetic algorithm: NSGA-II",
   * definition 1).
   */
  public boolean dominates(Costs other) {
    return violation == other.violation
        ? isNowhereWorse(other) && !values.equals(other.values)
        : violation < other.violation;
  }

  private boolean isNowhereWorse(Costs other) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > other.values.get(i)) {
        return false;
      }
    }
    return true;
  }
}
