package org.evosearch.search.plan;

import java.util.Optional;

/**
 * The best networks of a search, which it returns.
 *
 * @param number of networks
 * @param reEvaluation how they are trained again after the last generation, if they are
 */
public record Finalists(int number, Optional<ReEvaluationPlan> reEvaluation) {

  /** Networks that are not trained again. */
  public static Finalists ofNumber(int number) {
    return new Finalists(number, Optional.empty());
  }

  /** These networks, trained again. */
  public Finalists reEvaluated(ReEvaluationPlan plan) {
    return new Finalists(number, Optional.of(plan));
  }
}
