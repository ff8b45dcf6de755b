package org.evosearch.archive;

import java.util.List;

/**
 * The costs of a solution in each objective, and its constraint violation.
 *
 * @param values one for each objective, smaller is better
 * @param violation 0 if all constraints are kept, otherwise larger the more they are broken
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
   * Constrained domination: of two infeasible solutions the one with the smaller violation
   * dominates, a feasible one dominates an infeasible one, and of two feasible ones the one that is
   * nowhere worse and somewhere better (Deb et al. 2002, "A fast and elitist multiobjective genetic
   * algorithm: NSGA-II", definition 1).
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
