package org.evosearch.cmaes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class StopConditionTest {

  private static final StopLimits LOOSE =
      new StopLimits(Double.NEGATIVE_INFINITY, 1_000_000, Long.MAX_VALUE, 0, 0);

  private static StopCondition stop(
      double[] start, double sigma, ToDoubleFunction<double[]> function, StopLimits limits) {
    return Minimization.run(new CmaEs(start, sigma, CmaSettings.DEFAULT), function, limits, 1)
        .stop();
  }

  private static double[] all(double value) {
    double[] start = new double[4];
    Arrays.fill(start, value);
    return start;
  }

  private static double sphere(double[] x) {
    return Arrays.stream(x).map(v -> v * v).sum();
  }

  /** As good as drawn, but the same for the same point. */
  private static double noise(double[] x) {
    return Math.floorMod(Arrays.hashCode(x) * 0x9E3779B9, 1_000_003) / 1_000_003.0;
  }

  @Test
  void nothingStopsBeforeTheFirstGeneration() {
    assertThat(new CmaEs(all(1e30), 1e-3, CmaSettings.DEFAULT).stop(LOOSE)).isEmpty();
  }

  @Test
  void theCallersLimitsStop() {
    assertThat(stop(all(1), 1, StopConditionTest::sphere, LOOSE.withTarget(1e-3)))
        .isEqualTo(StopCondition.FTARGET);
    assertThat(stop(all(1), 1, StopConditionTest::sphere, LOOSE.withMaxEvaluations(80)))
        .isEqualTo(StopCondition.MAX_FEVALS);
    StopLimits five = new StopLimits(Double.NEGATIVE_INFINITY, 5, Long.MAX_VALUE, 0, 0);
    assertThat(stop(all(1), 1, StopConditionTest::sphere, five)).isEqualTo(StopCondition.MAX_ITER);
  }

  @Test
  void stepsWithoutEffectStop() {
    assertThat(stop(all(1e30), 1e-3, StopConditionTest::noise, LOOSE))
        .isEqualTo(StopCondition.NO_EFFECT_AXIS);
    assertThat(stop(new double[] {1e30, 0, 0, 0}, 1e-3, StopConditionTest::noise, LOOSE))
        .isEqualTo(StopCondition.NO_EFFECT_COORD);
  }

  @Test
  void aBadlyConditionedCovarianceStops() {
    assertThat(stop(all(1), 1, x -> 1e-20 * sphere(x) + x[0] * x[0], LOOSE))
        .isEqualTo(StopCondition.CONDITION_COV);
  }

  @Test
  void valuesThatTellNothingStop() {
    assertThat(stop(all(1), 1, StopConditionTest::sphere, StopLimits.DEFAULT))
        .isEqualTo(StopCondition.TOL_FUN);
    assertThat(stop(all(1), 1, x -> noise(x) < 0.4 ? 0 : 1 + noise(x), LOOSE))
        .isEqualTo(StopCondition.EQUAL_FUN_VALUES);
    assertThat(stop(all(1), 1, x -> 7, LOOSE)).isEqualTo(StopCondition.FLAT_FITNESS);
    assertThat(stop(all(1), 1, StopConditionTest::noise, LOOSE))
        .isEqualTo(StopCondition.STAGNATION);
  }

  @Test
  void stepsThatAreTooSmallOrTooLargeStop() {
    StopLimits coarse =
        new StopLimits(Double.NEGATIVE_INFINITY, 1_000_000, Long.MAX_VALUE, 0, 1e-3);
    assertThat(stop(all(1), 1, StopConditionTest::sphere, coarse)).isEqualTo(StopCondition.TOL_X);
    assertThat(stop(all(1), 1e-3, x -> -x[0], LOOSE)).isEqualTo(StopCondition.TOL_X_UP);
  }

  @Test
  void theDefaultNumberOfGenerationsGrowsWithTheDimension() {
    CmaConstants constants = new CmaConstants(10, CmaSettings.DEFAULT);
    assertThat(StopLimits.DEFAULT.maxGenerations(constants))
        .isEqualTo((long) (100 + 150 * 169 / Math.sqrt(10)));
  }

  @Test
  void namesAreThoseOfTheLiterature() {
    assertThat(StopCondition.NO_EFFECT_COORD.title()).isEqualTo("NoEffectCoord");
    assertThat(StopCondition.TOL_FUN.title()).isEqualTo("TolFun");
  }
}
