package org.evosearch.strategy.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.strategy.supernet.CompoundFitness.Pull;
import org.junit.jupiter.api.Test;

/** Equations 6 and 7 with numbers worked by hand. */
class CompoundFitnessTest {

  private static final double TOLERANCE = 1e-12;
  private static final CompoundFitness PUBLISHED = new CompoundFitness(1, 0.4, Pull.REWARD);
  private static final CompoundFitness FIXED = new CompoundFitness(1, 0.4, Pull.PENALTY);

  @Test
  void whoIsBetterShouldBeDissimilar() {
    assertThat(PUBLISHED.of(1.5, 0.25, false)).isCloseTo(1.6, within(TOLERANCE));
    assertThat(FIXED.of(1.5, 0.25, false)).isCloseTo(1.6, within(TOLERANCE));
    assertThat(PUBLISHED.of(1.5, 0.75, false)).isGreaterThan(PUBLISHED.of(1.5, 0.25, false));
  }

  @Test
  void whoIsWorseShouldBeSimilar() {
    assertThat(PUBLISHED.of(1.5, 0.25, true)).isCloseTo(1.4, within(TOLERANCE));
    assertThat(FIXED.of(1.5, 0.25, true)).isCloseTo(1.8, within(TOLERANCE));
    assertThat(PUBLISHED.of(1.5, 0.75, true)).isLessThan(PUBLISHED.of(1.5, 0.25, true));
    assertThat(FIXED.of(1.5, 0.75, true)).isLessThan(FIXED.of(1.5, 0.25, true));
  }

  /** The published jump between the branches favors the worse one, the other form's does not. */
  @Test
  void ofOneLossThePublishedFormPrefersWhoIsWorse() {
    assertThat(PUBLISHED.of(1.5, 0.57, true))
        .isCloseTo(PUBLISHED.of(1.5, 0.57, false) - 0.4 * (0.57 + 0.57), within(TOLERANCE));
    assertThat(FIXED.of(1.5, 0.5, true)).isCloseTo(FIXED.of(1.5, 0.5, false), within(TOLERANCE));
  }

  @Test
  void eachTermMayBeLeftOut() {
    assertThat(new CompoundFitness(0, 2, Pull.REWARD).of(9, 0.25, false)).isEqualTo(0.5);
    assertThat(new CompoundFitness(2, 0, Pull.REWARD).of(9, 0.25, true)).isEqualTo(18);
  }

  /** Rows of cosines 1, 0, -1 and 3/5: their mean is 3/20. */
  @Test
  void similarityIsTheMeanOfTheCosinesOfTheRows() {
    Similarity similarity = new Similarity(new EdgeMixtures(4, 2));
    List<Double> one = List.of(1.0, 2.0, 1.0, 0.0, 2.0, 1.0, 5.0, 0.0);
    List<Double> other = List.of(2.0, 4.0, 0.0, 3.0, -2.0, -1.0, 3.0, 4.0);

    assertThat(similarity.of(one, other)).isCloseTo((0.15 + 1) / 2, within(TOLERANCE));
    assertThat(similarity.of(one, one)).isCloseTo(1, within(TOLERANCE));
  }

  @Test
  void aRowWithoutDirectionIsOrthogonal() {
    Similarity similarity = new Similarity(new EdgeMixtures(1, 2));

    assertThat(similarity.of(List.of(0.0, 0.0), List.of(1.0, 1.0))).isEqualTo(0.5);
  }
}
