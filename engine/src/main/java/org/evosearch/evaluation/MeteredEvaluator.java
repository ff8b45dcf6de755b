package org.evosearch.evaluation;

import java.util.Optional;
import java.util.OptionalLong;
import org.evosearch.evaluation.memory.MemoryMeter;
import org.evosearch.trial.Execution;
import org.evosearch.trial.MemoryUse;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Adds the predicted and the measured memory to each outcome, failures included.
 *
 * @param metered turns a candidate's faults into outcomes; is closed with this one
 * @param recipe predicts the memory of trials
 * @param meter of the device, empty where nothing can be measured
 */
record MeteredEvaluator(Evaluator metered, EvaluatorRecipe recipe, Optional<MemoryMeter> meter)
    implements Evaluator {

  static Evaluator of(Evaluator metered, EvaluatorRecipe recipe, DeviceSlot slot) {
    return new MeteredEvaluator(metered, recipe, meter(slot));
  }

  /** The meter of a device; the CPU has none. */
  static Optional<MemoryMeter> meter(DeviceSlot slot) {
    return slot.isCpu() ? Optional.empty() : Optional.of(MemoryMeter.ofGpu(slot.gpu()));
  }

  @Override
  public Outcome evaluate(Trial trial, Execution started) {
    long predicted = recipe.memory(trial).map(MemoryDemand::bytes).orElse(0L);
    Optional<MemoryMeter.Reading> reading = meter.map(MemoryMeter::begin);
    OptionalLong measured = OptionalLong.empty();
    Outcome outcome;
    try {
      outcome = metered.evaluate(trial, started);
    } finally {
      measured = reading.map(MemoryMeter.Reading::end).orElse(measured);
    }
    MemoryUse use = new MemoryUse(predicted, measured.orElse(0));
    return outcome.with(outcome.execution().with(use));
  }

  @Override
  public void close() {
    metered.close();
  }
}
