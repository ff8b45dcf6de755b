package org.evosearch.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

  private static final Execution EXECUTION =
      new Execution("host", "cpu", 0, Instant.EPOCH, Instant.ofEpochMilli(2_500), 0);

  @Test
  void whatWasMeasuredIsKnownAndTheRestIsNot() {
    Map<Metric, Double> metrics = new HashMap<>(Map.of(Metric.VALIDATION_ACCURACY, 97.5));
    Outcome outcome = new Outcome.Measured(metrics, List.of(), EXECUTION);
    metrics.clear();
    assertThat(outcome.metric(Metric.VALIDATION_ACCURACY)).hasValue(97.5);
    assertThat(outcome.metric(Metric.TRAIN_LOSS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aMetricThatIsNoNumberIsRefused(double value) {
    assertThatThrownBy(
            () -> new Outcome.Measured(Map.of(Metric.TRAIN_LOSS, value), List.of(), EXECUTION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid metrics: {train-loss=" + value + "} (finite numbers)");
  }

  @ParameterizedTest
  @FieldSource("org.evosearch.trial.Metric#WELL_KNOWN")
  void aFailureHasNoMetrics(Metric metric) {
    Outcome outcome = new Outcome.Failed(FailureKind.DIVERGED, "loss is NaN", EXECUTION);
    assertThat(outcome.metric(metric)).isEmpty();
  }

  @Test
  void anExecutionKnowsHowLongItTook() {
    assertThat(EXECUTION.wallSeconds()).isEqualTo(2.5);
    assertThat(EXECUTION.withImagesPerSecond(7))
        .isEqualTo(new Execution("host", "cpu", 0, Instant.EPOCH, Instant.ofEpochMilli(2_500), 7));
  }
}
