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
import org.evosearch.trial.MemoryUse;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * The predicted device memory of a trial, and the limit, both known before it starts.
 *
 * @param what the step that takes the memory, such as {@code Training}
 * @param bytes predicted
 * @param limit bytes, 0 for no limit
 */
public record MemoryDemand(String what, long bytes, long limit) {

  private static final long MEBIBYTE = 1L << 20;
  private static final Pattern REFUSAL =
      Pattern.compile("[A-Z][a-z]+ would need about [0-9]+ MiB \\(limit [0-9]+ MiB\\)");

  /**
   * The demand of training a trial's network.
   *
   * @param own the plan with the trial's hyperparameters
   */
  static MemoryDemand ofTraining(Trial trial, TrainingPlan own, TrialLimits limits) {
    return ofTraining(trial.network().architecture(), own, limits);
  }

  /** The demand of training a network. */
  static MemoryDemand ofTraining(Architecture network, TrainingPlan plan, TrialLimits limits) {
    return of("Training", network, plan.batchSize(), plan.optimizer().moments(), limits);
  }

  /** The demand of scoring a trial's network. */
  static MemoryDemand ofScoring(Trial trial, ZeroCostPlan plan, TrialLimits limits) {
    return of("Scoring", trial.network().architecture(), plan.forwarded(), 0, limits);
  }

  private static MemoryDemand of(
      String what, Architecture network, int batchSize, int moments, TrialLimits limits) {
    long bytes = TrainingMemory.of(network, batchSize, moments).bytes();
    return new MemoryDemand(what, bytes, limits.memoryBytes());
  }

  /** The number of such trials that fit into the limit together; 0 if one alone does not. */
  public int fitting() {
    return limit == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, limit / bytes);
  }

  /**
   * Refuses a demand that exceeds the limit.
   *
   * @throws TrialFailure if it does
   */
  void check() {
    if (fitting() == 0) {
      throw new TrialFailure(FailureKind.OUT_OF_MEMORY, message());
    }
  }

  /** The outcome of a trial that exceeds the limit and is not started; empty for others. */
  public Optional<Outcome> refusal(Execution started) {
    return fitting() > 0
        ? Optional.empty()
        : Optional.of(
            new Outcome.Failed(
                FailureKind.OUT_OF_MEMORY, message(), started.with(new MemoryUse(bytes, 0))));
  }

  /** Whether a trial was refused because of its predicted memory, and not run. */
  public static boolean isRefusal(Outcome.Failed outcome) {
    return outcome.kind() == FailureKind.OUT_OF_MEMORY
        && REFUSAL.matcher(outcome.message()).matches();
  }

  /**
   * Whether a trial found its device full. Trials that shared the device may be the cause, unless
   * it ran alone.
   */
  public static boolean isDeviceFull(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed
        && failed.kind() == FailureKind.OUT_OF_MEMORY
        && !isRefusal(failed);
  }

  private String message() {
    return "%s would need about %s MiB (limit %s MiB)"
        .formatted(what, (bytes + MEBIBYTE - 1) / MEBIBYTE, limit / MEBIBYTE);
  }
}
