package org.evosearch.training.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.evosearch.dataset.Targets;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;

/**
 * Golden numbers are those of scikit-learn 1.9.1, see {@code metrics_sklearn.py} in the resources
 * of this test.
 */
class PredictionsTest {

  private static final double EXACT = 1e-9;

  private static double value(Predictions predictions, TaskMetric metric) {
    return predictions.value(metric).orElseThrow();
  }

  /** Eight examples of three classes; two of them are told with equal probability. */
  private static Predictions threeClasses() {
    Predictions predictions = Predictions.of(new Targets.Classes(List.of("a", "b", "c")));
    predictions.add(
        new float[] {
          2, 1, 0, 0.5f, 0.25f, -1, 0, 3, 1, 1, 1, 0, -1, 0, 2, 0, 0.5f, 0.25f, 2, 1, 0, 0, 0, 1
        },
        new double[] {0, 0, 1, 1, 2, 2, 1, 0});
    return predictions;
  }

  @Test
  void classesAreMeasuredAsByScikitLearn() {
    Predictions predictions = threeClasses();

    assertThat(value(predictions, TaskMetric.BALANCED_ACCURACY)).isCloseTo(50.0, within(EXACT));
    assertThat(value(predictions, TaskMetric.MACRO_F1))
        .isCloseTo(0.4904761904761905, within(EXACT));
    assertThat(value(predictions, TaskMetric.AUC)).isCloseTo(0.8166666666666668, within(EXACT));
    assertThat(value(predictions, TaskMetric.LOG_LOSS))
        .isCloseTo(0.7977242195999033, within(EXACT));
  }

  @Test
  void twoClassesHaveOneArea() {
    Predictions predictions = Predictions.of(new Targets.Classes(List.of("no", "yes")));
    predictions.add(new float[] {0, 1, 0, 2, 0, 2, 0, 3}, new double[] {0, 1, 0, 1});

    // Of four pairs three are right, and one is equal.
    assertThat(value(predictions, TaskMetric.AUC)).isCloseTo(3.5 / 4, within(EXACT));
  }

  @Test
  void whatOneClassLeavesUndefinedIsEmpty() {
    Predictions predictions = Predictions.of(new Targets.Classes(List.of("no", "yes")));
    predictions.add(new float[] {0, 1, 0, 2}, new double[] {1, 1});

    assertThat(predictions.value(TaskMetric.AUC)).isEmpty();
    assertThat(predictions.value(TaskMetric.RMSE)).isEmpty();
    assertThat(value(predictions, TaskMetric.BALANCED_ACCURACY)).isEqualTo(100);
  }

  @Test
  void numbersAreMeasuredInTheirOwnUnit() {
    Predictions predictions =
        Predictions.of(
            new Targets.Numbers(List.of("one", "other"), List.of(10.0, 0.0), List.of(2.0, 1.0)));
    predictions.add(new float[] {0, 1, 1, 2}, new double[] {1, 1, -1, 3});

    // Errors of the first target: -2 and 4; of the second: 0 and -1.
    assertThat(value(predictions, TaskMetric.RMSE))
        .isCloseTo((Math.sqrt(10) + Math.sqrt(0.5)) / 2, within(EXACT));
    assertThat(value(predictions, TaskMetric.MAE)).isCloseTo((3 + 0.5) / 2, within(EXACT));
    assertThat(value(predictions, TaskMetric.R2))
        .isCloseTo((1 - 20 / 8.0 + 1 - 1 / 2.0) / 2, within(EXACT));
  }

  @Test
  void equalNumbersHaveNoDetermination() {
    Predictions predictions =
        Predictions.of(new Targets.Numbers(List.of("one"), List.of(0.0), List.of(1.0)));
    predictions.add(new float[] {1, 2}, new double[] {3, 3});

    assertThat(predictions.value(TaskMetric.R2)).isEmpty();
    assertThat(predictions.value(TaskMetric.AUC)).isEmpty();
  }

  @Test
  void metricsHaveNamesUnitsAndDirections() {
    assertThat(TaskMetric.ofNumbers())
        .extracting(metric -> metric.validation().key())
        .containsExactly("validation-rmse", "validation-mae", "validation-r2");
    assertThat(TaskMetric.MACRO_F1.test())
        .isEqualTo(Metric.named("test-macro-f1"))
        .satisfies(metric -> assertThat(metric.isLargerBetter()).isTrue());
    assertThat(TaskMetric.RMSE.validation().isLargerBetter()).isFalse();
    assertThat(TaskMetric.BALANCED_ACCURACY.validation().unit()).isEqualTo("percent");
  }
}
