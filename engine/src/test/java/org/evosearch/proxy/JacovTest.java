package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.training.TaskData;
import org.junit.jupiter.api.Test;

class JacovTest {

  private static final double K = 1e-5;

  private static double term(double eigenvalue) {
    return -Math.log(eigenvalue + K) - 1 / (eigenvalue + K);
  }

  @Test
  void rowsThatDoNotCorrelateHaveEigenvaluesOfOne() {
    double[][] rows = {{1, -1, 0, 0}, {0, 0, 2, -2}, {5, 5, -5, -5}};

    assertThat(CorrelationSpectrum.score(rows)).isCloseTo(3 * term(1), within(1e-9));
  }

  @Test
  void correlatedRowsScoreLess() {
    double[][] rows = {{1, -1, 0, 0}, {1, -1, 1, -1}};
    double r = Math.sqrt(0.5);

    assertThat(CorrelationSpectrum.score(rows))
        .isCloseTo(term(1 + r) + term(1 - r), within(1e-9))
        .isLessThan(2 * term(1));
  }

  @Test
  void equalRowsScoreLeastOfAll() {
    double[][] rows = {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}};

    assertThat(CorrelationSpectrum.score(rows)).isCloseTo(term(3) + 2 * term(0), within(1e-3));
  }

  @Test
  void aRowOfEqualNumbersCorrelatesWithNothing() {
    assertThat(CorrelationSpectrum.score(new double[][] {{1, 2}, {3, 3}})).isNaN();
    assertThat(CorrelationSpectrum.score(new double[][] {{1, 2}, {Double.NaN, 3}})).isNaN();
    assertThat(CorrelationSpectrum.score(new double[][] {{1, 2}, {Double.POSITIVE_INFINITY, 3}}))
        .isNaN();
  }

  private static double score(Architecture network) {
    try (TaskData images = TinyTask.images()) {
      return new Jacov().score(network, 3, TinyTask.inOrder(images), TinyTask.BATCH);
    }
  }

  /** Its gradient is the same at all images. */
  @Test
  void aLinearNetworkScoresLeast() {
    Architecture.Builder builder = Architecture.of(TinyTask.IMAGE);
    builder.then(new Flatten());
    builder.then(new Linear(TinyTask.CLASSES, true));

    assertThat(score(builder.build()))
        .isCloseTo(term(4) + 3 * term(0), within(1.0))
        .isLessThan(score(TinyTask.residual()));
  }
}
