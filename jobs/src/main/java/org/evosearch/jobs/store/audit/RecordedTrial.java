package org.evosearch.jobs.store.audit;

import java.util.Optional;
import java.util.OptionalDouble;
import org.evosearch.trial.Budget;

/**
 * What later rows may refer to of a trial.
 *
 * @param fingerprint in hex
 * @param budget its training
 * @param rung of its training, 0 where all are equally long
 * @param fitness empty if it has none
 * @param result SHA-256 of what others take over of it
 * @param heritage whose weights it began with, and which it left; empty where none were
 */
record RecordedTrial(
    String fingerprint,
    Budget budget,
    int rung,
    OptionalDouble fitness,
    String result,
    Optional<RecordedHeritage> heritage) {}
