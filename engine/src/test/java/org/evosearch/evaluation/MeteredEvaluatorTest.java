package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.evosearch.evaluation.memory.MemoryMeter;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.MemoryUse;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;

/** With a caching allocator that only counts. */
class MeteredEvaluatorTest {

  private static final long LIMIT = 1000;

  /** Keeps what was once taken from the device until it is released. */
  private static final class CountingAllocator implements MemoryMeter.Allocator {

    private long arrays = 70;
    private long cached;
    private boolean canRelease = true;

    void take(long bytes) {
      arrays += bytes;
      cached = Math.max(cached, arrays);
    }

    void free(long bytes) {
      arrays -= bytes;
    }

    @Override
    public void release() {
      cached = canRelease ? arrays : cached;
    }

    @Override
    public OptionalLong used() {
      return OptionalLong.of(Math.max(cached, arrays));
    }
  }

  private final CountingAllocator allocator = new CountingAllocator();
  private final MemoryMeter meter = new MemoryMeter(allocator);

  private void use(long bytes) {
    allocator.take(bytes);
    allocator.free(bytes);
  }

  @Test
  void aTrialAloneHasItsPeakWithoutWhatWasCachedBefore() {
    use(500);
    MemoryMeter.Reading reading = meter.begin();
    use(20);
    use(30);

    assertThat(reading.end()).hasValue(30);
  }

  @Test
  void arraysThatStayAreNotCounted() {
    MemoryMeter.Reading reading = meter.begin();
    use(30);
    allocator.take(10);

    assertThat(reading.end()).hasValue(20);
  }

  @Test
  void trialsThatOverlapAreNotMeasured() {
    MemoryMeter.Reading first = meter.begin();
    MemoryMeter.Reading second = meter.begin();
    use(30);

    assertThat(second.end()).isEmpty();
    assertThat(first.end()).isEmpty();
    MemoryMeter.Reading third = meter.begin();
    use(40);
    assertThat(third.end()).hasValue(40);
  }

  @Test
  void aCacheThatCannotBeReleasedIsNotMeasured() {
    allocator.canRelease = false;
    MemoryMeter.Reading reading = meter.begin();
    use(30);

    assertThat(reading.end()).isEmpty();
  }

  @Test
  void theCpuHasNoMeter() {
    assertThat(MeteredEvaluator.meter(DeviceSlot.CPU)).isEmpty();
  }

  /** Trials of which a prediction is known. */
  private record PredictedRecipe(EvaluatorRecipe recipe) implements EvaluatorRecipe {

    private static final long serialVersionUID = 1L;

    @Override
    public Evaluator open(DeviceSlot device) {
      return recipe.open(device);
    }

    @Override
    public Optional<MemoryDemand> memory(Trial trial) {
      return Optional.of(new MemoryDemand("Training", 25, LIMIT));
    }
  }

  private Outcome metered(Outcome given) {
    Evaluator evaluator =
        new Evaluator() {
          @Override
          public Outcome evaluate(Trial trial, Execution started) {
            use(30);
            return given;
          }

          @Override
          public void close() {}
        };
    EvaluatorRecipe recipe = new PredictedRecipe(FormulaRecipe.PLAIN);
    return new MeteredEvaluator(evaluator, recipe, Optional.of(meter))
        .evaluate(SampleTrials.one(SampleTrials.perceptron(3)), given.execution());
  }

  @Test
  void outcomesAndFailuresHaveTheirMemory() {
    Execution started = Execution.begun("host", "gpu(0)", 0);
    Outcome failed = new Outcome.Failed(FailureKind.OUT_OF_MEMORY, "CUDA out of memory", started);

    assertThat(metered(failed)).isEqualTo(failed.with(started.with(new MemoryUse(25, 30))));
  }

  @Test
  void aRefusedTrialHasItsPredictionOnly() {
    Execution started = Execution.begun("driver", "none", 0);

    assertThat(new MemoryDemand("Training", LIMIT + 1, LIMIT).refusal(started))
        .map(Outcome::execution)
        .contains(started.with(new MemoryUse(LIMIT + 1, 0)));
    assertThat(new MemoryDemand("Training", LIMIT, LIMIT).refusal(started)).isEmpty();
  }
}
