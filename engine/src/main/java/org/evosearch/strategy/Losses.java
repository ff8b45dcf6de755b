package org.evosearch.strategy;

import java.util.List;
import java.util.Optional;

/** Evaluations as numbers, for methods that minimize. */
public final class Losses {

  private Losses() {}

  /**
   * The loss of each evaluation: the negative fitness. Infeasible evaluations have a larger loss
   * than the worst feasible one; failed and missing ones are NaN.
   */
  public static double[] of(List<? extends Optional<? extends Evaluation<?>>> evaluations) {
    double worst =
        evaluations.stream()
            .flatMap(Optional::stream)
            .filter(evaluation -> evaluation.violation() == 0)
            .mapToDouble(Losses::loss)
            .filter(loss -> !Double.isNaN(loss))
            .max()
            .orElse(0);
    return evaluations.stream()
        .mapToDouble(found -> found.map(evaluation -> loss(evaluation, worst)).orElse(Double.NaN))
        .toArray();
  }

  private static double loss(Evaluation<?> evaluation, double worst) {
    return evaluation.violation() == 0 ? loss(evaluation) : worst + 1 + evaluation.violation();
  }

  private static double loss(Evaluation<?> evaluation) {
    return -evaluation.fitness().orElse(Double.NaN);
  }
}
