package org.evosearch.search.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evosearch.strategy.Constraint;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;

/**
 * The limits of a search that can be checked before a candidate is evaluated. A candidate that
 * exceeds one is recorded as {@code infeasible} and costs nothing.
 *
 * @param constraints of the search
 * @param sizes the metrics of a candidate that are known beforehand
 */
public record KnownLimits(
    List<Constraint> constraints, Function<Candidate, Map<Metric, Double>> sizes) {

  /** Copies the list. */
  public KnownLimits {
    constraints = List.copyOf(constraints);
  }

  /** Whether there are no limits. */
  public boolean isEmpty() {
    return constraints.isEmpty();
  }

  /**
   * The sum of the known relative excesses of a candidate over the limits; 0 if it is within all of
   * them.
   */
  public double excess(Candidate candidate) {
    if (isEmpty()) {
      return 0;
    }
    Map<Metric, Double> known = sizes.apply(candidate);
    return constraints.stream().mapToDouble(constraint -> excess(constraint, known)).sum();
  }

  private static double excess(Constraint constraint, Map<Metric, Double> known) {
    return constraint.violation(value(constraint, known));
  }

  private static OptionalDouble value(Constraint constraint, Map<Metric, Double> known) {
    Double value = known.get(constraint.metric());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The outcome of a candidate that is known to exceed a limit; empty if it may be evaluated. */
  public Optional<Outcome.Failed> refusal(Candidate candidate) {
    return excess(candidate) > 0
        ? Optional.of(
            new Outcome.Failed(
                FailureKind.INFEASIBLE, reason(sizes.apply(candidate)), Execution.NONE))
        : Optional.empty();
  }

  private String reason(Map<Metric, Double> known) {
    return constraints.stream()
        .filter(constraint -> excess(constraint, known) > 0)
        .map(constraint -> reason(constraint, known))
        .collect(Collectors.joining("; "));
  }

  private static String reason(Constraint constraint, Map<Metric, Double> known) {
    return "search.at-most.%s is %s, this network has %s"
        .formatted(
            constraint.metric().key(),
            text(constraint.atMost()),
            text(value(constraint, known).orElseThrow()));
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.valueOf(value);
  }
}
