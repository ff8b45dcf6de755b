package org.evosearch.jobs.store.audit;

import java.util.Optional;
import java.util.OptionalDouble;
import org.evosearch.trial.Budget;

/**
 * The facts of a trial that later rows may refer to.
 *
 * @param fingerprint in hex
 * @param budget of its training run
 * @param rung of its training run, 0 if all are equally long
 * @param fitness empty if it has none
 * @param result SHA-256 of the columns that a cached outcome copies
 * @param heritage the weights that it inherited and left; empty if there are none
 */
record RecordedTrial(
    String fingerprint,
    Budget budget,
    int rung,
    OptionalDouble fitness,
    String result,
    Optional<RecordedHeritage> heritage) {}
