package org.evosearch.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

  /** The keys are names in settings and columns in stores: they stay. */
  @Test
  void theWellKnownKeysStayWhatTheyWere() {
    assertThat(Metric.WELL_KNOWN)
        .extracting(Metric::key)
        .containsExactly(
            "validation-accuracy",
            "validation-loss",
            "train-loss",
            "validation-score",
            "test-accuracy",
            "parameters",
            "multiply-adds",
            "latency",
            "energy",
            "training-time");
  }

  @Test
  void onlyAccuraciesAndScoresAreBetterWhenLarger() {
    assertThat(Metric.WELL_KNOWN)
        .filteredOn(Metric::isLargerBetter)
        .containsExactly(Metric.VALIDATION_ACCURACY, Metric.VALIDATION_SCORE, Metric.TEST_ACCURACY);
  }

  @Test
  void theKeyAloneIdentifiesAMetric() {
    Metric measured = Metric.smaller("drop", "percent", "Loss of accuracy by quantization.");
    Metric read = Metric.named("drop");

    assertThat(read).isEqualTo(measured).hasSameHashCodeAs(measured).hasToString("drop");
    assertThat(read).isEqualByComparingTo(measured).isNotEqualTo(Metric.named("drops"));
  }

  @ParameterizedTest
  @FieldSource("org.evosearch.trial.Metric#WELL_KNOWN")
  void aWellKnownMetricIsFoundByItsKey(Metric metric) {
    assertThat(Metric.named(metric.key())).isSameAs(metric);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Synflow", "grad_norm", "-a", "a-", "a--b", "a b", "a.b", "\u00e4"})
  void aKeyThatIsNotInKebabCaseIsRefused(String key) {
    assertThatThrownBy(() -> Metric.named(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid metric: " + key + " (small letters and digits, in words joined by hyphens)");
  }
}
