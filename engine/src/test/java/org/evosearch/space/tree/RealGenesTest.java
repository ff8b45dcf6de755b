package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Reals;
import org.evosearch.trial.Hyperparameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealGenesTest {

  private static final int LEVELS = 2;
  private static final int COUNT = RealGenes.count(LEVELS);

  private static RealGenes all(double value) {
    return new RealGenes(new Reals(Collections.nCopies(COUNT, value)), LEVELS);
  }

  private static RealGenes centerBut(int gene, double value) {
    List<Double> values = new ArrayList<>(Collections.nCopies(COUNT, 0.5));
    values.set(gene, value);
    return new RealGenes(new Reals(values), LEVELS);
  }

  private static double of(Optional<Double> gene) {
    return gene.orElseThrow();
  }

  private static double learningRate(RealGenes genes) {
    Hyperparameters decoded = genes.hyperparameters(genes.size(1));
    return of(Optional.ofNullable(decoded.learningRate()));
  }

  @Test
  void thereIsOneForEachLevelAndOperationAndSixMore() {
    assertThat(COUNT).isEqualTo(5 + 3 + 1 + 18);
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-3", "0.4, 1e-2", "0.8, 1e-1", "1, 0.31622776601683794"})
  void theLearningRateIsLogarithmic(double gene, double rate) {
    assertThat(learningRate(centerBut(0, gene))).isCloseTo(rate, within(rate * 1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 1e-5", "0.4, 1e-4", "0.8, 1e-3", "1, 0.0031622776601683794"})
  void theWeightDecayIsLogarithmic(double gene, double decay) {
    RealGenes genes = centerBut(1, gene);
    Hyperparameters decoded = genes.hyperparameters(genes.size(1));
    assertThat(of(Optional.ofNullable(decoded.weightDecay())))
        .isCloseTo(decay, within(decay * 1e-12));
    assertThat(decoded.optimizer()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 0", "0.5, 0.25, 0.15, 0.1", "1, 0.5, 0.3, 0.2"})
  void ratesAreLinear(double gene, double dropout, double dropPath, double smoothing) {
    assertThat(centerBut(2, gene).dropout()).isCloseTo(dropout, within(1e-12));
    assertThat(centerBut(3, gene).dropPath()).isCloseTo(dropPath, within(1e-12));
    RealGenes genes = centerBut(4, gene);
    assertThat(of(Optional.ofNullable(genes.hyperparameters(genes.size(1)).labelSmoothing())))
        .isCloseTo(smoothing, within(1e-12));
  }

  @Test
  void widthsAreLogarithmicAndOneInTheMiddle() {
    assertThat(all(0).size(1).multipliers()).containsExactly(0.5, 0.5, 0.5);
    assertThat(all(0.5).size(1).multipliers()).containsExactly(1.0, 1.0, 1.0);
    assertThat(all(1).size(1).multipliers()).containsExactly(2.0, 2.0, 2.0);
    assertThat(centerBut(6, 0.75).size(1).multipliers().get(1))
        .isCloseTo(Math.sqrt(2), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1", "0.22, 1", "0.23, 2", "0.5, 2", "0.52, 3", "0.8, 4", "0.9, 5", "0.96, 6", "1, 6"
  })
  void repetitionsAreLogarithmic(double gene, int repetitions) {
    assertThat(centerBut(8, gene).size(1).repetitions()).isEqualTo(repetitions);
  }

  @Test
  void aShareOfTheSizeIsSmaller() {
    assertThat(all(1).size(0)).isEqualTo(new NetworkSize(List.of(0.5, 0.5, 0.5), 1));
    assertThat(all(1).size(0.5)).isEqualTo(all(0.5).size(1));
  }

  /** Otherwise wide networks would diverge, and the gene of the rate be blamed. */
  @Test
  void learningRateTimesWidthIsAtMostTheHighestLearningRate() {
    double highest = Math.pow(10, -0.5);
    assertThat(learningRate(all(1))).isCloseTo(highest / 2, within(1e-12));
    assertThat(learningRate(all(0.75)) * Math.sqrt(2)).isLessThan(highest);
    assertThat(learningRate(all(0))).isCloseTo(1e-3, within(1e-15));
    assertThat(learningRate(centerBut(5, 1))).isEqualTo(learningRate(all(0.5)));
  }

  @ParameterizedTest
  @CsvSource({"9, CONV_1X1", "20, ATTENTION", "21, CONV_3X3_HALVING", "26, GATE"})
  void theLastGenesPreferOperationsInTheirOrder(int gene, NodeOperation operation) {
    Preferences preferences = centerBut(gene, 0.9).preferences();
    assertThat(NodeOperation.INNER)
        .filteredOn(other -> preferences.gene().applyAsDouble(other) == 0.9)
        .containsExactly(operation);
  }

  @Test
  void equalThousandthsAreEqual() {
    Reals near = new Reals(Collections.nCopies(COUNT, 0.4996));
    assertThat(RealGenes.rounded(near, LEVELS)).isEqualTo(all(0.5));
    assertThat(RealGenes.rounded(all(0.4994).genes(), LEVELS)).isEqualTo(all(0.499));
    assertThat(RealGenes.rounded(all(0.123).genes(), LEVELS)).isEqualTo(all(0.123));
  }
}
