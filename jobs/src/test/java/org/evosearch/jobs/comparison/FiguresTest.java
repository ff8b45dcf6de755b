package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.evosearch.jobs.comparison.VariantStatistics.Spread;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static Figures of(double... numbers) {
    return Figures.of(DoubleStream.of(numbers));
  }

  @Test
  void accuraciesInPercentKeepTwoDecimals() {
    assertThat(of(93.75, 94.37, 10).number(94.373)).isEqualTo("94.37");
    assertThat(of(100, 12).number(100)).isEqualTo("100.00");
  }

  @Test
  void smallNumbersAndSmallDifferencesAreNotHidden() {
    assertThat(of(0.5749, 0.5681).number(0.5749)).isEqualTo("0.5749");
    assertThat(of(-0.6123, -0.6131).spread(new Spread(-0.6123, -0.6131, -0.6123)))
        .isEqualTo("-0.61230 [-0.61310, -0.61230]");
    assertThat(of(94.371, 94.372).number(94.371)).isEqualTo("94.3710");
  }

  @Test
  void whatIsNotKnownIsADash() {
    Figures figures = of(0.57, Double.NEGATIVE_INFINITY, Double.NaN);
    assertThat(figures.spread(new Spread(0.57, Double.NEGATIVE_INFINITY, 0.58)))
        .isEqualTo("0.5700 [-, 0.5800]");
    assertThat(of().number(Double.NaN)).isEqualTo("-");
    assertThat(of(0, 0).number(0)).isEqualTo("0.00");
  }
}
