package org.evosearch.strategy.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.strategy.supernet.EgNasSettings.Form;
import org.junit.jupiter.api.Test;

/** What points mean, with numbers worked by hand. */
class EncodingTest {

  private static final EdgeMixtures MIXTURES = new EdgeMixtures(2, 2);
  private static final Encoding PAPER = new Encoding(MIXTURES, Form.PAPER);
  private static final Encoding CODE = new Encoding(MIXTURES, Form.CODE);
  private static final List<Double> LOGITS = List.of(3.0, 4.0, 0.0, -2.0);

  private static void assertNumbers(List<Double> actual, double... expected) {
    assertThat(actual.stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(expected, within(1e-9));
  }

  @Test
  void thePaperSearchesLogitsAndMovesByWhatIsCentered() {
    assertThat(PAPER.point(LOGITS)).containsExactly(3, 4, 0, -2);
    assertThat(PAPER.logits(new double[] {3, 4, 0, -2})).isEqualTo(LOGITS);
    assertThat(PAPER.finalist(LOGITS)).isEqualTo(LOGITS);
    assertNumbers(PAPER.direction(LOGITS), -0.5, 0.5, 1, -1);
  }

  /** softmax(0, ln 3) is (1/4, 3/4), and softmax(1/4, 3/4) is (1/(1 + sqrt e), ...). */
  @Test
  void theCodeSearchesSharesAndPutsTheWinnerThroughASecondSoftmax() {
    List<Double> logits = List.of(0.0, Math.log(3), 0.0, 0.0);
    assertThat(CODE.point(logits))
        .containsExactly(new double[] {0.25, 0.75, 0.5, 0.5}, within(1e-12));
    assertNumbers(CODE.logits(new double[] {3, 4, 0, -2}), 0.6, 0.8, 0, -1);
    assertNumbers(CODE.finalist(logits), 0.25, 0.75, 0.5, 0.5);
    double half = Math.exp(0.5);
    assertNumbers(
        CODE.direction(CODE.finalist(logits)), 1 / (1 + half), half / (1 + half), 0.5, 0.5);
  }

  @Test
  void stepsGetShorterInThePaperOnly() {
    assertThat(PAPER.sigma(0)).isEqualTo(1);
    assertThat(PAPER.sigma(3)).isEqualTo(0.25);
    assertThat(PAPER.sigma(99)).isEqualTo(0.02);
    assertThat(CODE.sigma(99)).isEqualTo(1);
  }

  @Test
  void runsOfTheCodeDrawTheSame() {
    assertThat(PAPER.stream(2)).isEqualTo(2);
    assertThat(CODE.stream(2)).isZero();
  }
}
