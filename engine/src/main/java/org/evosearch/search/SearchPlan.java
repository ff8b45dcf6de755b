package org.evosearch.search;

import org.evosearch.strategy.Objective;
import org.evosearch.trial.Budget;

/**
 * How a search goes, whatever its strategy.
 *
 * @param generations how many, at least 1
 * @param pipeline generations in flight; generation g is proposed from what is known up to g -
 *     pipeline
 * @param objective what is optimised
 * @param budget of each trial
 * @param hallOfFame how many of the best networks are kept
 */
public record SearchPlan(
    int generations, int pipeline, Objective objective, Budget budget, int hallOfFame) {}
