package org.evosearch.evaluation;

import java.util.Optional;
import java.util.regex.Pattern;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.TrainingMemory;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.TrialFailure;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Device memory that a trial will take, and how much there is, both known before it starts.
 *
 * @param what would take it
 * @param bytes predicted
 * @param limit bytes, 0 for no limit
 */
public record MemoryDemand(String what, long bytes, long limit) {

  private static final long MEBIBYTE = 1L << 20;
  private static final Pattern REFUSAL =
      Pattern.compile("[A-Z][a-z]+ would need about [0-9]+ MiB \\(limit [0-9]+ MiB\\)");

  /**
   * What the training of a trial's network takes.
   *
   * @param own the plan with what the trial's genes say
   */
  static MemoryDemand ofTraining(Trial trial, TrainingPlan own, TrialLimits limits) {
    return ofTraining(trial.network().architecture(), own, limits);
  }

  /** What the training of a network takes. */
  static MemoryDemand ofTraining(Architecture network, TrainingPlan plan, TrialLimits limits) {
    return of("Training", network, plan.batchSize(), plan.optimizer().moments(), limits);
  }

  /** What scores of a trial's network take. */
  static MemoryDemand ofScoring(Trial trial, ZeroCostPlan plan, TrialLimits limits) {
    return of("Scoring", trial.network().architecture(), plan.forwarded(), 0, limits);
  }

  private static MemoryDemand of(
      String what, Architecture network, int batchSize, int moments, TrialLimits limits) {
    long bytes = TrainingMemory.of(network, batchSize, moments).bytes();
    return new MemoryDemand(what, bytes, limits.memoryBytes());
  }

  /** How many trials like this fit into the limit together; 0 if one alone does not. */
  public int fitting() {
    return limit == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, limit / bytes);
  }

  /**
   * Refuses what takes too much.
   *
   * @throws TrialFailure if that is more than the limit
   */
  void check() {
    if (fitting() == 0) {
      throw new TrialFailure(FailureKind.OUT_OF_MEMORY, message());
    }
  }

  /** The outcome of a trial that takes too much, which need not be started; empty for others. */
  public Optional<Outcome> refusal(Execution started) {
    return fitting() > 0
        ? Optional.empty()
        : Optional.of(new Outcome.Failed(FailureKind.OUT_OF_MEMORY, message(), started));
  }

  /** Whether a trial was refused for what it would have taken, and not run. */
  public static boolean isRefusal(Outcome.Failed outcome) {
    return outcome.kind() == FailureKind.OUT_OF_MEMORY
        && REFUSAL.matcher(outcome.message()).matches();
  }

  private String message() {
    return "%s would need about %s MiB (limit %s MiB)"
        .formatted(what, (bytes + MEBIBYTE - 1) / MEBIBYTE, limit / MEBIBYTE);
  }
}
