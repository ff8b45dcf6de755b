package org.evosearch.strategy.ednag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class PolynomialMutationTest {

  private static UniformRandomProvider random() {
    return new RandomStreams(8).stream(Purpose.PROPOSAL, 0, 0);
  }

  private static PolynomialMutation always(int index, PolynomialMutation.Draw draw) {
    return new PolynomialMutation(1, index, draw);
  }

  @Property
  void childrenStayInTheRange(
      @ForAll @DoubleRange(min = -1, max = 1) double gene,
      @ForAll @IntRange(max = 30) int index,
      @ForAll PolynomialMutation.Draw draw) {
    double[] child = always(index, draw).mutated(new double[] {gene, -1, 1, 0}, random());
    assertThat(Arrays.stream(child)).allMatch(c -> c >= -1 - 1e-12 && c <= 1 + 1e-12);
  }

  @Test
  void aSharedDrawMovesAllGenesToOneSide() {
    UniformRandomProvider random = random();
    for (int i = 0; i < 100; i++) {
      double[] child =
          always(5, PolynomialMutation.Draw.SHARED).mutated(new double[] {0.3, -0.4, 0}, random);
      assertThat(Math.signum(child[0] - 0.3))
          .isEqualTo(Math.signum(child[1] + 0.4))
          .isEqualTo(Math.signum(child[2]));
    }
  }

  /** The signs of two genes are those of two coins. */
  @Test
  void drawsOfTheirOwnMoveGenesApart() {
    UniformRandomProvider random = random();
    long[] counts = new long[4];
    for (int i = 0; i < 4000; i++) {
      double[] child = always(5, PolynomialMutation.Draw.PER_GENE).mutated(new double[2], random);
      counts[(child[0] > 0 ? 1 : 0) + (child[1] > 0 ? 2 : 0)]++;
    }
    ChiSquare.assertUniform(counts);
  }

  /**
   * From the middle of the range, moves m in [0, 1] to either side have the distribution function 1
   * - ((1 - m / 2)^6 - 2^-6) / (1 - 2^-6), by solving the mutation for its draw; ten equal parts of
   * it.
   */
  @Test
  void stepsFromTheMiddleHaveTheirDistribution() {
    UniformRandomProvider random = random();
    long[] counts = new long[10];
    for (int i = 0; i < 10_000; i++) {
      double move =
          Math.abs(always(5, PolynomialMutation.Draw.SHARED).mutated(new double[1], random)[0]);
      double tail = (Math.pow(1 - move / 2, 6) - Math.pow(2, -6)) / (1 - Math.pow(2, -6));
      counts[(int) Math.min(9, Math.floor(10 * (1 - tail)))]++;
    }
    ChiSquare.assertUniform(counts);
  }

  @Test
  void theRateIsThatOfIndividuals() {
    UniformRandomProvider random = random();
    double[] gene = {0.2};
    long mutated =
        IntStream.range(0, 4000)
            .filter(i -> PolynomialMutation.PUBLISHED.mutated(gene, random) != gene)
            .count();
    ChiSquare.assertFits(new long[] {mutated, 4000 - mutated}, 0.6, 0.4);
  }

  @Test
  void theLastStepTakesSmallerSteps() {
    assertThat(PolynomialMutation.PUBLISHED.ofLastStep().index()).isEqualTo(8);
    assertThat(always(4, PolynomialMutation.Draw.SHARED).ofLastStep().index()).isEqualTo(6);
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> new PolynomialMutation(1.5, 5, PolynomialMutation.Draw.SHARED))
        .hasMessage("Invalid rate: 1.5 (in [0, 1])");
    assertThatThrownBy(() -> new PolynomialMutation(1, -1, PolynomialMutation.Draw.SHARED))
        .hasMessage("Invalid index: -1 (at least 0)");
  }
}
