package org.evosearch.strategy.ednag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitnessScaleTest {

  private static final double[] ACCURACIES = {10, 94.37, Double.NaN, 88, 94.37, 70};

  @ParameterizedTest
  @CsvSource({
    "60, 1, 43",
    "84, 1, 143",
    "88, 1, 243",
    "93.5, 1, 443",
    "94.37, 1, 477.8",
    "97, 1, 603",
    "30, 1, 3",
    "29, 1, 2.9",
    "73.51, 1.2, 249.36",
    "47.31, 2, 487.8",
  })
  void accuraciesHaveThePublishedFitness(double accuracy, double factor, double fitness) {
    assertThat(new AccuracyScale(factor).of(new double[] {accuracy})[0])
        .isCloseTo(fitness, within(1e-9));
  }

  @Test
  void whatHasNoAccuracyHasNoFitness() {
    assertThat(new AccuracyScale(1).of(new double[] {Double.NaN, 0, -3})).containsOnly(0);
    assertThatThrownBy(() -> new AccuracyScale(0)).hasMessage("Invalid factor: 0.0 (above 0)");
  }

  /** Unknown values are the worst; two of six share the ranks 4 and 5. */
  @Test
  void ranksCountFromTheWorstAndEqualValuesShareTheirs() {
    double[] fitness = new RankScale().of(ACCURACIES);
    assertThat(fitness[2]).isZero();
    assertThat(fitness[0]).isCloseTo(500 * Math.pow(1 / 5.0, 4), within(1e-9));
    assertThat(fitness[5]).isCloseTo(500 * Math.pow(2 / 5.0, 4), within(1e-9));
    assertThat(fitness[3]).isCloseTo(500 * Math.pow(3 / 5.0, 4), within(1e-9));
    assertThat(fitness[1]).isCloseTo(500 * Math.pow(4.5 / 5.0, 4), within(1e-9));
    assertThat(fitness[4]).isEqualTo(fitness[1]);
  }

  @Test
  void aSetOfUnknownOrOfEqualValuesIsNoExtreme() {
    assertThat(new RankScale().of(new double[] {Double.NaN, Double.NaN})).containsOnly(0);
    assertThat(new RankScale().of(new double[] {7})).containsOnly(0);
    assertThat(new RankScale().of(new double[] {0.0, -0.0, 0.0})).containsOnly(31.25);
  }

  @Property
  void aLargerValueHasALargerRank(
      @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = -100, max = 100) Double> all) {
    double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
    double[] fitness = new RankScale().of(values);
    assertThat(Arrays.stream(fitness)).allMatch(f -> f >= 0 && f <= 500);
    for (int i = 1; i < values.length; i++) {
      assertThat(Double.compare(fitness[i], fitness[i - 1]))
          .isEqualTo(Double.compare(values[i] + 0.0, values[i - 1] + 0.0));
    }
  }

  @Test
  void energyFavorsTheBestAndNeverOverflows() {
    double[] densities = DensityMap.PUBLISHED.of(new double[] {0, 500, 499, 1e6});
    assertThat(densities[3]).isCloseTo(Math.exp(5), within(1e-9));
    assertThat(Arrays.copyOf(densities, 3)).containsOnly(0);
    double[] mild = new DensityMap(DensityMap.Form.ENERGY, 20, 1).of(new double[] {480, 500});
    assertThat(mild[1] / mild[0]).isCloseTo(Math.E, within(1e-9));
  }

  @Test
  void theOtherMapsAreWhatTheirNamesSay() {
    double[] fitness = {0, 2, 6};
    assertThat(DensityMap.UNIFORM.of(fitness)).containsExactly(1, 1, 1);
    assertThat(new DensityMap(DensityMap.Form.IDENTITY, 1, 1).of(fitness)).containsExactly(fitness);
    assertThat(new DensityMap(DensityMap.Form.POWER, 2, 3).of(fitness)).containsExactly(0, 1, 27);
    assertThatThrownBy(() -> new DensityMap(DensityMap.Form.POWER, 0, 3))
        .hasMessage("Invalid temperature and exponent: 0.0, 3.0 (above 0)");
  }
}
