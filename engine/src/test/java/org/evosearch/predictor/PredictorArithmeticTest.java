package org.evosearch.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.evosearch.architecture.OperationGraph.Alphabet;
import org.junit.jupiter.api.Test;

/** Scales, schedules, correlations and the linear model. */
class PredictorArithmeticTest {

  @Test
  void targetsAreStandardisedAndComeBack() {
    TargetScale scale = TargetScale.of(List.of(60.0, 80.0), 0.01);

    assertThat(scale).isEqualTo(new TargetScale(70, 10, 0.01));
    assertThat(scale.target(85)).isCloseTo(0.015, within(1e-15));
    assertThat(scale.accuracy(scale.target(63.5))).isCloseTo(63.5, within(1e-12));
    assertThat(scale.accuracy(-1)).isZero();
    assertThat(TargetScale.of(List.of(5.0, 5.0), 1).target(6)).isEqualTo(1);
  }

  @Test
  void theRateFallsAfterMoreThanPatienceEpochsWithoutProgress() {
    PlateauSchedule schedule = new PlateauSchedule(1, 2);
    for (double loss : new double[] {5, 4, 4, 3.9999, 4}) {
      assertThat(schedule.rate()).isEqualTo(1);
      schedule.tell(loss);
    }
    assertThat(schedule.rate()).isCloseTo(0.1, within(1e-15));
    schedule.tell(3);
    schedule.tell(3);
    assertThat(schedule.rate()).isCloseTo(0.1, within(1e-15));
  }

  /** Of the six pairs one is in the wrong order: (5 - 1) / 6. */
  @Test
  void kendallCountsPairsInOrder() {
    Agreement agreement = Agreement.of(new double[] {1, 2, 3, 4}, new double[] {10, 30, 20, 100});

    assertThat(agreement.kendall()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(agreement.pearson()).isCloseTo(0.8221922, within(1e-6));
    assertThat(Agreement.of(new double[] {1}, new double[] {1}).kendall()).isNaN();
  }

  @Test
  void aLinearFunctionIsFoundByALinearModel() {
    Random random = new Random(1);
    List<double[]> inputs =
        IntStream.range(0, 40).mapToObj(i -> random.doubles(3).toArray()).toList();
    double[] targets = inputs.stream().mapToDouble(x -> 7 + 2 * x[0] - 3 * x[1]).toArray();
    RidgeRegression model = new RidgeRegression(inputs, targets, 1e-9);

    assertThat(model.predicted(new double[] {1, 1, 5})).isCloseTo(6, within(1e-6));
    RidgeRegression stiff = new RidgeRegression(inputs, targets, 1e9);
    assertThat(stiff.predicted(new double[] {1, 0, 0}))
        .isCloseTo(java.util.Arrays.stream(targets).average().orElseThrow(), within(1e-6));
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    Alphabet alphabet = new Alphabet(3, 3);
    assertThatThrownBy(() -> new PredictorSizes(1, 1, 6, 4, 1, alphabet))
        .hasMessage("Invalid width: 6 (a multiple of 4 heads)");
    assertThatThrownBy(() -> new PredictorSizes(0, 1, 4, 4, 1, alphabet))
        .hasMessage("Invalid sizes: they are positive");
  }
}
