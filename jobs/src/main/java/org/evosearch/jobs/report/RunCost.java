package org.evosearch.jobs.report;

import java.util.Locale;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;

/**
 * What a run cost.
 *
 * @param trials all of them
 * @param evaluations trials that were run
 * @param reused trials whose outcome was taken from an earlier one
 * @param failures evaluations that failed
 * @param deviceHours hours of all devices together
 * @param epochs that were trained
 * @param images about how many images were trained on, by speed and wall time
 */
record RunCost(
    long trials,
    long evaluations,
    long reused,
    long failures,
    double deviceHours,
    long epochs,
    double images) {

  private static final double SECONDS_OF_AN_HOUR = 3600;

  static RunCost of(RunHistory run) {
    RunCost cost = new RunCost(0, 0, 0, 0, 0, 0, 0);
    for (var generation : run.generations()) {
      for (TrialRecord trial : generation.trials()) {
        cost = cost.with(trial);
      }
    }
    return cost;
  }

  private RunCost with(TrialRecord trial) {
    if (!trial.wasRun()) {
      return new RunCost(
          trials + 1,
          evaluations,
          reused + (trial.reusedFrom() == null ? 0 : 1),
          failures,
          deviceHours,
          epochs,
          images);
    }
    Execution execution = trial.outcome().execution();
    boolean failed = trial.outcome() instanceof Outcome.Failed;
    int trained =
        trial.outcome() instanceof Outcome.Measured measured ? measured.curve().size() : 0;
    return new RunCost(
        trials + 1,
        evaluations + 1,
        reused,
        failures + (failed ? 1 : 0),
        deviceHours + execution.wallSeconds() / SECONDS_OF_AN_HOUR,
        epochs + trained,
        images + execution.imagesPerSecond() * execution.wallSeconds());
  }

  static String hours(double hours) {
    return hours < 5e-4 ? "0" : String.format(Locale.ROOT, hours < 10 ? "%.3f" : "%,.1f", hours);
  }
}
