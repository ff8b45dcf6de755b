package org.evosearch.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class BoxTest {

  private static final Box UNIT = new Box(new double[5], filled(1));

  private static double[] filled(double value) {
    double[] filled = new double[5];
    Arrays.fill(filled, value);
    return filled;
  }

  /** The best value in the box after some generations; the mean's clipped point. */
  private static double[] minimum(ToDoubleFunction<double[]> function, double start) {
    CmaEs cma = new CmaEs(filled(start), 0.3, CmaSettings.DEFAULT);
    RandomStreams streams = new RandomStreams(3);
    for (int generation = 0; generation < 400; generation++) {
      Samples samples = cma.ask(streams.stream(Purpose.PROPOSAL, generation, 0));
      double[] values = Minimization.values(samples, x -> function.applyAsDouble(UNIT.clipped(x)));
      cma.tell(samples, UNIT.penalized(samples, values, cma));
    }
    return UNIT.clipped(cma.mean());
  }

  @Test
  void anOptimumInsideIsFound() {
    double[] found = minimum(x -> Arrays.stream(x).map(v -> (v - 0.4) * (v - 0.4)).sum(), 0.5);
    assertThat(found).containsExactly(filled(0.4), within(1e-8));
  }

  @Test
  void anOptimumInACornerIsFound() {
    assertThat(minimum(x -> -Arrays.stream(x).sum(), 0.5)).containsExactly(filled(1), within(1e-8));
  }

  @Test
  void anOptimumOutsideIsReplacedByTheNearestPoint() {
    double[] found =
        minimum(x -> 10 * (x[0] - 2) * (x[0] - 2) + Math.pow(x[1] + 3, 2) + x[2] * x[2], 0.5);
    assertThat(Arrays.copyOf(found, 3)).containsExactly(new double[] {1, 0, 0}, within(1e-6));
  }

  @Test
  void whoStartsOutsideComesIn() {
    double[] found = minimum(x -> Arrays.stream(x).map(v -> (v - 0.4) * (v - 0.4)).sum(), 50);
    assertThat(found).containsExactly(filled(0.4), within(1e-6));
  }

  @Test
  void pointsInsidePayNothing() {
    CmaEs cma = new CmaEs(filled(0.5), 1e-3, CmaSettings.DEFAULT);
    Samples samples = cma.ask(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
    double[] values = Minimization.values(samples, x -> x[0]);
    assertThat(UNIT.penalized(samples, values, cma)).isEqualTo(values);
  }

  @Test
  void drawnPointsLieInTheBox() {
    UniformRandomProvider random = new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0);
    Box box = new Box(new double[] {-3, 10}, new double[] {-1, 20});
    for (int i = 0; i < 1000; i++) {
      double[] point = box.point(random);
      assertThat(box.clipped(point)).isEqualTo(point);
    }
  }

  @Test
  void badBoundsAreRefused() {
    assertThatThrownBy(() -> new Box(new double[1], new double[1]))
        .hasMessage("Invalid lower: 0.0 (below the upper bound, 0.0)");
    assertThatThrownBy(() -> new Box(new double[1], new double[2]))
        .hasMessage("Invalid upper: 2 bounds (1, as many as lower)");
  }
}
