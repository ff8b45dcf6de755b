package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers worked by hand, from logits that are logarithms. */
class EdgeMixturesTest {

  private static final EdgeMixtures MIXTURES = new EdgeMixtures(2, 3);

  private static double log(double value) {
    return Math.log(value);
  }

  @Test
  void sharesOfAnEdgeAreTheSoftmaxOfItsLogits() {
    List<Double> logits = List.of(log(1), log(2), log(5), 700.0, 700.0, 700.0);
    double[] expected = {1 / 8.0, 2 / 8.0, 5 / 8.0, 1 / 3.0, 1 / 3.0, 1 / 3.0};

    assertThat(MIXTURES.shares(logits).stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(expected, within(1e-12));
  }

  /** Two edges that lead to one node, of which the second has three times the share. */
  @Test
  void aNodesSharesOfItsEdgesMultiplyThoseOfOperations() {
    EdgeMixtures normalized = new EdgeMixtures(3, 2, List.of(1, 2));
    List<Double> logits = List.of(log(1), log(3), log(1), log(4), 7.0, 7.0, 9.0, log(1), log(3));
    double[] expected = {1 / 4.0, 3 / 4.0, 1 / 20.0, 4 / 20.0, 3 / 8.0, 3 / 8.0};

    assertThat(List.of(normalized.size(), normalized.logits())).containsExactly(6, 9);
    assertThat(normalized.shares(logits).stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(expected, within(1e-12));
    assertThatThrownBy(() -> new EdgeMixtures(3, 2, List.of(2, 2)))
        .hasMessage("Invalid nodes: [2, 2] (3 edges)");
  }

  @Test
  void whatEdgesGiveIsMultipliedByTheSumOfTheirShares() {
    EdgeMixtures normalized = new EdgeMixtures(3, 2, List.of(1, 2));
    List<Double> shares = List.of(0.25, 0.75, 0.125, 0.125, 0.5, 0.25);

    assertThat(normalized.numbers(shares))
        .containsExactly(0.25, 0.75, 0.125, 0.125, 0.5, 0.25, 1.0, 0.25, 0.75);
    assertThat(normalized.place(2)).isEqualTo(8);
    assertThat(MIXTURES.numbers(shares)).isEqualTo(shares);
  }

  @Test
  void numbersStandRowByRow() {
    assertThat(MIXTURES.size()).isEqualTo(6);
    assertThat(MIXTURES.place(1, 2)).isEqualTo(5);
    assertThat(MIXTURES.row(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0), 1))
        .containsExactly(3.0, 4.0, 5.0);
  }
}
