package org.evosearch.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Evaluations as numbers, for methods that minimize. */
public final class Losses {

  private Losses() {}

  /**
   * The loss of each evaluation: the negative fitness. Infeasible evaluations have a larger loss
   * than the worst feasible one; failed and missing ones are NaN.
   */
  public static double[] of(List<? extends Optional<? extends Evaluation<?>>> evaluations) {
    return of(evaluations, Losses::loss);
  }

  /**
   * The loss of each proposal of a generation, of which the last ones may be missing: the budget of
   * a search may end in the middle of a generation, and be raised later.
   *
   * @param evaluations of the first proposals
   * @param proposals how many there were
   */
  public static double[] of(List<? extends Evaluation<?>> evaluations, int proposals) {
    return of(evaluations, proposals, Losses::loss);
  }

  /**
   * The same with another loss.
   *
   * @param feasible loss of a feasible evaluation, NaN if it failed
   */
  public static <E extends Evaluation<?>> double[] of(
      List<E> evaluations, int proposals, ToDoubleFunction<? super E> feasible) {
    List<Optional<E>> all = new ArrayList<>(evaluations.stream().map(Optional::of).toList());
    all.addAll(Collections.nCopies(proposals - all.size(), Optional.empty()));
    return of(all, feasible);
  }

  private static <E extends Evaluation<?>> double[] of(
      List<? extends Optional<? extends E>> evaluations, ToDoubleFunction<? super E> feasible) {
    double worst =
        evaluations.stream()
            .flatMap(Optional::stream)
            .filter(evaluation -> evaluation.violation() == 0)
            .mapToDouble(feasible)
            .filter(loss -> !Double.isNaN(loss))
            .max()
            .orElse(0);
    return evaluations.stream()
        .mapToDouble(
            found ->
                found
                    .map(
                        evaluation ->
                            evaluation.violation() == 0
                                ? feasible.applyAsDouble(evaluation)
                                : worst + 1 + evaluation.violation())
                    .orElse(Double.NaN))
        .toArray();
  }

  private static double loss(Evaluation<?> evaluation) {
    return -evaluation.fitness().orElse(Double.NaN);
  }
}
