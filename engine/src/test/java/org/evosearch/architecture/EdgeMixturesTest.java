package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.evosearch.architecture.EdgeMixtures.Weighing;
import org.junit.jupiter.api.Test;

/** Numbers worked by hand, from logits that are logarithms. */
class EdgeMixturesTest {

  private static final double TOLERANCE = 1e-12;

  private static double log(double value) {
    return Math.log(value);
  }

  private static void assertNumbers(List<Double> actual, double... expected) {
    assertThat(actual.stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(expected, within(TOLERANCE));
  }

  @Test
  void sharesOfAnEdgeAreTheSoftmaxOfItsLogits() {
    EdgeMixtures mixtures = new EdgeMixtures(3, List.of(1, 1), Weighing.NONE);

    assertThat(mixtures.size()).isEqualTo(6);
    assertNumbers(
        mixtures.numbers(List.of(log(1), log(2), log(5), 700.0, 700.0, 700.0)),
        1 / 8.0,
        2 / 8.0,
        5 / 8.0,
        1 / 3.0,
        1 / 3.0,
        1 / 3.0);
  }

  /** The first node has one edge, the second one two, which count 1/4 and 3/4. */
  @Test
  void edgesOfANodeShareWhatTheyCount() {
    EdgeMixtures mixtures = new EdgeMixtures(2, List.of(1, 2), Weighing.SOFTMAX);

    assertThat(mixtures.rows()).isEqualTo(3);
    assertThat(mixtures.size()).isEqualTo(9);
    List<Double> logits =
        List.of(log(1), log(3), log(1), log(1), log(4), log(1), 9.0, log(2), log(6));
    assertNumbers(
        mixtures.numbers(logits),
        1 / 4.0,
        3 / 4.0,
        1 / 8.0,
        1 / 8.0,
        3 / 5.0,
        3 / 20.0,
        1,
        1 / 4.0,
        3 / 4.0);
  }

  @Test
  void ofEdgesThatAreLeftEachCountsOne() {
    EdgeMixtures mixtures = new EdgeMixtures(2, List.of(2), Weighing.SOFTMAX);

    assertNumbers(mixtures.discrete(new double[] {0, 1, 0, 0}), 0, 1, 0, 0, 1, 0);
  }
}
