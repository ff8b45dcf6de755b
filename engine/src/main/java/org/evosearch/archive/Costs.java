package org.evosearch.archive;

import java.util.List;

/**
 * What a solution costs in each objective, and by how much it breaks constraints.
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

  /** The costs of a solution that keeps all constraints. */
  public static Costs of(List<Double> values) {
    return new Costs(values, 0);
  }

  /**
   * Whether this dominates another one: of two that break constraints the one that breaks them
   * less, of one that does and one that does not the latter, and otherwise the one that is nowhere
   * worse and somewhere better (Deb et al. 2002, "A fast and elitist multiobjective genetic
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
