package org.evosearch.search.plan;

import java.util.Optional;
import org.evosearch.strategy.Goal;
import org.evosearch.trial.Budget;

/**
 * What a search does, independent of its strategy.
 *
 * @param limits what ends it
 * @param pipeline generations in flight; generation g is proposed from what is known up to g -
 *     pipeline
 * @param goal what is optimized, and under which constraints
 * @param effort how much training each trial receives
 * @param prefilter which trials are trained, if not all are
 * @param finalists which networks are kept, and whether they are trained again
 * @param machineFaults what happens if trials fail because of the machines
 */
public record SearchPlan(
    SearchLimits limits,
    int pipeline,
    Goal goal,
    Effort effort,
    Optional<Prefilter> prefilter,
    Finalists finalists,
    MachineFaults machineFaults) {

  /** A plan that trains all networks with the same budget, and stops if the machines fail. */
  public static SearchPlan of(
      SearchLimits limits, int pipeline, Goal goal, Budget budget, Finalists finalists) {
    return new SearchPlan(
        limits, pipeline, goal, Effort.of(budget), Optional.empty(), finalists, MachineFaults.STOP);
  }

  /** This plan with other limits. */
  public SearchPlan with(SearchLimits others) {
    return new SearchPlan(others, pipeline, goal, effort, prefilter, finalists, machineFaults);
  }

  /** This plan with other finalists. */
  public SearchPlan with(Finalists others) {
    return new SearchPlan(limits, pipeline, goal, effort, prefilter, others, machineFaults);
  }

  /** This plan with another prefilter, or none. */
  public SearchPlan with(Optional<Prefilter> other) {
    return new SearchPlan(limits, pipeline, goal, effort, other, finalists, machineFaults);
  }

  /** This plan with another rule for faults of machines. */
  public SearchPlan with(MachineFaults other) {
    return new SearchPlan(limits, pipeline, goal, effort, prefilter, finalists, other);
  }

  /** This plan with another number of generations in flight. */
  public SearchPlan inFlight(int generations) {
    return new SearchPlan(limits, generations, goal, effort, prefilter, finalists, machineFaults);
  }

  /** The budget of each trial, on the first rung if there are any. */
  public Budget budget() {
    return effort.budget();
  }

  /** This plan with another effort. */
  public SearchPlan with(Effort other) {
    return new SearchPlan(limits, pipeline, goal, other, prefilter, finalists, machineFaults);
  }
}
