package org.evosearch.search.plan;

import java.util.Optional;
import org.evosearch.strategy.Goal;
import org.evosearch.trial.Budget;

/**
 * How a search goes, whatever its strategy.
 *
 * @param generations how many, at least 1
 * @param trainings most trials that are run, 0 for no limit
 * @param pipeline generations in flight; generation g is proposed from what is known up to g -
 *     pipeline
 * @param goal what is optimised, and under which constraints
 * @param effort how much training trials get
 * @param prefilter which trials are trained, if not all are
 * @param hallOfFame how many of the best networks are kept
 * @param reScoring how those are tried again in the end, if they are
 * @param spending what the search may cost
 * @param machineFaults what becomes of trials that fail for reasons of the machines
 */
public record SearchPlan(
    int generations,
    int trainings,
    int pipeline,
    Goal goal,
    Effort effort,
    Optional<Prefilter> prefilter,
    int hallOfFame,
    Optional<ReScoring> reScoring,
    SearchBudget spending,
    MachineFaults machineFaults) {

  /** As many generations as the number of trainings allows. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /** A plan that stops where machines fail. */
  public SearchPlan(
      int generations,
      int trainings,
      int pipeline,
      Goal goal,
      Budget budget,
      Optional<Prefilter> prefilter,
      int hallOfFame,
      Optional<ReScoring> reScoring,
      SearchBudget spending) {
    this(
        generations,
        trainings,
        pipeline,
        goal,
        Effort.of(budget),
        prefilter,
        hallOfFame,
        reScoring,
        spending,
        MachineFaults.STOP);
  }

  /** A plan that says nothing of costs, and trains all. */
  public SearchPlan(
      int generations,
      int trainings,
      int pipeline,
      Goal goal,
      Budget budget,
      int hallOfFame,
      Optional<ReScoring> reScoring) {
    this(
        generations,
        trainings,
        pipeline,
        goal,
        budget,
        Optional.empty(),
        hallOfFame,
        reScoring,
        SearchBudget.NONE);
  }

  /** The budget of each trial, on the first rung if there are any. */
  public Budget budget() {
    return effort.budget();
  }

  /** This plan with another effort. */
  public SearchPlan with(Effort other) {
    return new SearchPlan(
        generations,
        trainings,
        pipeline,
        goal,
        other,
        prefilter,
        hallOfFame,
        reScoring,
        spending,
        machineFaults);
  }

  /** Whether the number of generations ends the search. */
  public boolean hasGenerationLimit() {
    return generations < NO_LIMIT;
  }
}
