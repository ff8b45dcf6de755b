package org.evosearch.search.plan;

import java.util.Optional;
import org.evosearch.strategy.Goal;
import org.evosearch.trial.Budget;

/**
 * How a search goes, whatever its strategy.
 *
 * @param limits what ends it
 * @param pipeline generations in flight; generation g is proposed from what is known up to g -
 *     pipeline
 * @param goal what is optimized, and under which constraints
 * @param budget of each trial
 * @param prefilter which trials are trained, if not all are
 * @param finalists which networks are kept, and whether they are trained again
 * @param machineFaults what becomes of trials that fail for reasons of the machines
 */
public record SearchPlan(
    SearchLimits limits,
    int pipeline,
    Goal goal,
    Budget budget,
    Optional<Prefilter> prefilter,
    Finalists finalists,
    MachineFaults machineFaults) {

  /** A plan that trains all, and stops where machines fail. */
  public static SearchPlan of(
      SearchLimits limits, int pipeline, Goal goal, Budget budget, Finalists finalists) {
    return new SearchPlan(
        limits, pipeline, goal, budget, Optional.empty(), finalists, MachineFaults.STOP);
  }

  /** This plan with other limits. */
  public SearchPlan with(SearchLimits others) {
    return new SearchPlan(others, pipeline, goal, budget, prefilter, finalists, machineFaults);
  }

  /** This plan with other finalists. */
  public SearchPlan with(Finalists others) {
    return new SearchPlan(limits, pipeline, goal, budget, prefilter, others, machineFaults);
  }

  /** This plan with another prefilter, or none. */
  public SearchPlan with(Optional<Prefilter> other) {
    return new SearchPlan(limits, pipeline, goal, budget, other, finalists, machineFaults);
  }

  /** This plan with another rule for faults of machines. */
  public SearchPlan with(MachineFaults other) {
    return new SearchPlan(limits, pipeline, goal, budget, prefilter, finalists, other);
  }

  /** This plan with another number of generations in flight. */
  public SearchPlan inFlight(int generations) {
    return new SearchPlan(limits, generations, goal, budget, prefilter, finalists, machineFaults);
  }
}
