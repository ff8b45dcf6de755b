package org.evosearch.strategy;

import java.util.List;
import java.util.OptionalDouble;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Metric;

/**
 * The goal of a search: one objective or several, under constraints.
 *
 * @param objectives at least one; the first one is the fitness of single-objective strategies
 * @param constraints that candidates should satisfy
 */
public record Goal(List<Objective> objectives, List<Constraint> constraints) {

  /** Copies the lists. */
  public Goal {
    objectives = List.copyOf(objectives);
    constraints = List.copyOf(constraints);
    if (objectives.isEmpty()) {
      throw new IllegalArgumentException("Invalid goal: no objective");
    }
  }

  /** One objective and no constraints. */
  public static Goal of(Metric metric) {
    return new Goal(List.of(new Objective(metric)), List.of());
  }

  /** The value of the first objective, larger is better; empty if the trial failed. */
  public OptionalDouble fitness(Measurement tried) {
    return values(tried).isEmpty() ? OptionalDouble.empty() : objectives.get(0).fitness(tried);
  }

  /** The values of all objectives, larger is better; empty if one of them is unknown. */
  public List<Double> values(Measurement tried) {
    List<Double> values =
        objectives.stream()
            .map(objective -> objective.fitness(tried))
            .flatMap(value -> value.stream().boxed())
            .toList();
    return values.size() == objectives.size() ? values : List.of();
  }

  /** The sum of all excesses, each as a share of its limit; 0 if all constraints hold. */
  public double violation(Measurement tried) {
    return constraints.stream().mapToDouble(constraint -> constraint.violation(tried)).sum();
  }
}
