package org.evosearch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlTaskTest {

  /** A network of one formula. */
  private record Formula(java.util.function.ToDoubleFunction<double[]> formula)
      implements NeuralNetwork {

    @Override
    public double[] activate(double... inputs) {
      return new double[] {formula.applyAsDouble(inputs)};
    }

    @Override
    public int delay() {
      return 1;
    }

    @Override
    public void reset() {}
  }

  private static ControlScore score(
      ControlTask task, java.util.function.ToDoubleFunction<double[]> formula) {
    return task.problem().score(new Formula(formula));
  }

  @Test
  void exclusiveOrIsSolvedByExclusiveOr() {
    assertThat(score(ControlTask.XOR, in -> Math.abs(in[0] - in[1])))
        .isEqualTo(new ControlScore(16, 100));
    assertThat(score(ControlTask.XOR, in -> Math.max(in[0], in[1])))
        .isEqualTo(new ControlScore(9, 75));
    assertThat(score(ControlTask.XOR, in -> 0.5)).isEqualTo(new ControlScore(4, 0));
  }

  /** A point of a spiral has turned by pi / 16 for each step from the outer end to the center. */
  @Test
  void spiralsAreToldApartByWhoKnowsTheirFormula() {
    ControlScore score =
        score(
            ControlTask.TWO_SPIRALS,
            in -> {
              double step = 104 - Math.hypot(in[0], in[1]) * 104 / 6.5;
              double turned = Math.atan2(in[0], in[1]) - step * Math.PI / 16;
              return Math.cos(turned) > 0 ? 1 : 0;
            });
    assertThat(score).isEqualTo(new ControlScore(194 * 194, 100));
    assertThat(score(ControlTask.TWO_SPIRALS, in -> 1).accuracy()).isEqualTo(50);
  }

  /** A force against where both poles lean, by hand: linear in all six variables. */
  @Test
  void polesThatAreLeftAloneFall() {
    ControlScore score = score(ControlTask.DOUBLE_POLE, in -> 0.5);
    assertThat(score.fitness()).isBetween(10.0, 60.0);
    assertThat(score.accuracy()).isCloseTo(score.fitness() / 1000, within(1e-12));

    ControlScore blind = score(ControlTask.DOUBLE_POLE_WITHOUT_VELOCITY, in -> 0.5);
    assertThat(blind.fitness()).isCloseTo(score.fitness() / 10_000, within(1e-12));
    assertThat(blind.accuracy()).isLessThan(0.1);
  }

  @Test
  void aForceThatPushesTheCartOffItsTrackEndsARun() {
    assertThat(score(ControlTask.DOUBLE_POLE, in -> 1).fitness()).isLessThan(100);
  }

  @ParameterizedTest
  @EnumSource(ControlTask.class)
  void aScoreIsAFunctionOfTheNetwork(ControlTask task) {
    ControlProblem problem = task.problem();
    NeuralNetwork network =
        new SeededPerceptron(List.of(problem.inputs(), 3, problem.outputs()), 1, List.of(3L, 4L))
            .network();
    ControlScore score = problem.score(network);

    assertThat(problem.score(network)).isEqualTo(score);
    assertThat(score.fitness()).isNotNegative();
    assertThat(score.accuracy()).isBetween(0.0, 100.0);
  }
}
