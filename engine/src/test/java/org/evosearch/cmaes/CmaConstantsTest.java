package org.evosearch.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.evosearch.cmaes.CmaSettings.Weighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmaConstantsTest {

  private static final Offset<Double> CLOSE = within(1e-5);

  private static CmaConstants constants(int n, int lambda, double offset) {
    return new CmaConstants(n, new CmaSettings(lambda, Weighting.ACTIVE, offset, 0));
  }

  /** Values of a reference in NumPy, written from the tutorial alone. */
  @ParameterizedTest
  @CsvSource({
    "2, 6, 3, 2.028611, 0.154815, 0.057859, 0.085593, 0.446205, 1.446205, 0.624555, 1.254273,"
        + "0.637043, -1.155982, -1.155982",
    "5, 8, 4, 2.600179, 0.047292, 0.038169, 0.047859, 0.365088, 1.365088, 0.450200, 2.128524,"
        + "0.529930, -0.913498, -0.811149",
    "10, 10, 5, 3.167299, 0.015284, 0.020154, 0.023552, 0.284429, 1.284429, 0.294990, 3.084727,"
        + "0.456273, -0.586222, -0.549750",
    "40, 15, 7, 4.540915, 0.001169, 0.003123, 0.003405, 0.132031, 1.132031, 0.093009, 6.285215,"
        + "0.344796, -0.315505, -0.308367",
    "196, 25, 12, 7.283949, 0.00005137, 0.00027651, 0.00028927, 0.044574, 1.044574, 0.020178,"
        + "13.982160, 0.237667, -0.165967, -0.164821",
    "196, 50, 25, 13.951321, 0.00005136, 0.00061314, 0.00062589, 0.074209, 1.074209, 0.020341,"
        + "13.982160, 0.141037, -0.076757, -0.076636"
  })
  void constantsAreThoseOfTheTutorial(
      int n,
      int lambda,
      int mu,
      double muEffective,
      double c1,
      double cMuWithout,
      double cMuWith,
      double cSigma,
      double dSigma,
      double cC,
      double chiN,
      double firstWeight,
      double lastWithout,
      double lastWith) {
    CmaConstants without = constants(n, lambda, 0);
    CmaConstants with = constants(n, lambda, 0.25);
    assertThat(with.mu()).isEqualTo(mu);
    assertThat(with.muEffective()).isCloseTo(muEffective, CLOSE);
    assertThat(with.c1()).isCloseTo(c1, within(1e-6));
    assertThat(without.cMu()).isCloseTo(cMuWithout, within(1e-6));
    assertThat(with.cMu()).isCloseTo(cMuWith, within(1e-6));
    assertThat(with.cSigma()).isCloseTo(cSigma, CLOSE);
    assertThat(with.dSigma()).isCloseTo(dSigma, CLOSE);
    assertThat(with.cC()).isCloseTo(cC, CLOSE);
    assertThat(with.chiN()).isCloseTo(chiN, CLOSE);
    assertThat(with.weight(0)).isCloseTo(firstWeight, CLOSE);
    assertThat(without.weight(lambda - 1)).isCloseTo(lastWithout, CLOSE);
    assertThat(with.weight(lambda - 1)).isCloseTo(lastWith, CLOSE);
  }

  /**
   * max(1, floor(1 / (10 n (c_1 + c_mu)))), and purecma's 0.5 / (n (c_1 + c_mu)), computed apart.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 6, 1, 1",
    "27, 12, 1, 2",
    "40, 15, 1, 2",
    "100, 50, 1, 1",
    "196, 25, 1, 7",
    "196, 50, 1, 3",
    "400, 0, 3, 18",
    "1000, 200, 1, 4",
    "1000, 0, 7, 39",
    "3000, 0, 20, 100"
  })
  void principalAxesAreAsOldAsInTheTutorial(int n, int lambda, int tutorial, int purecma) {
    CmaSettings settings = CmaSettings.DEFAULT.withLambda(lambda);
    assertThat(new CmaConstants(n, settings).axesGap()).isEqualTo(tutorial);
    assertThat(new CmaConstants(n, settings.withAxesLag(0.5)).axesGap()).isEqualTo(purecma);
    assertThat(new CmaConstants(n, settings.withAxesLag(0)).axesGap()).isEqualTo(1);
  }

  @Test
  void weightsFallFromTheBestToTheWorst() {
    double[] expected = {
      0.45627, 0.27075, 0.16223, 0.08523, 0.02551, -0.08532, -0.23648, -0.36741, -0.48291, -0.58622
    };
    CmaConstants constants = constants(10, 0, 0);
    assertThat(IntStream.range(0, 10).mapToDouble(constants::weight).toArray())
        .containsExactly(expected, CLOSE);
  }

  @Test
  void theDefaultNumberOfPointsGrowsWithTheLogarithm() {
    assertThat(constants(10, 0, 0.25).lambda()).isEqualTo(10);
    assertThat(constants(40, 0, 0.25).lambda()).isEqualTo(15);
    assertThat(constants(1000, 0, 0.25).lambda()).isEqualTo(24);
  }

  @Test
  void withoutNegativeWeightsTheWorseHalfHasNone() {
    CmaConstants constants = new CmaConstants(10, new CmaSettings(0, Weighting.POSITIVE, 0.25, 0));
    assertThat(constants.weightSum()).isCloseTo(1, within(1e-12));
    assertThat(IntStream.range(5, 10).mapToDouble(constants::weight)).allMatch(w -> w == 0);
  }

  /** Otherwise the covariance would fade or swell where selection says nothing. */
  @Property
  void theCovarianceNeitherFadesNorTurnsNegative(
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @IntRange(min = 4, max = 400) int lambda) {
    CmaConstants constants = constants(n, lambda, 0.25);
    double decay = 1 - constants.c1() - constants.cMu() * constants.weightSum();
    double negative =
        IntStream.range(0, lambda)
            .mapToDouble(constants::weight)
            .filter(weight -> weight < 0)
            .sum();
    assertThat(decay).isLessThan(1 + 1e-12);
    assertThat(decay + constants.cMu() * n * negative).isGreaterThan(-1e-12);
    assertThat(constants.c1() + constants.cMu()).isLessThanOrEqualTo(1 + 1e-12);
  }

  @Test
  void badArgumentsAreRefused() {
    assertThatThrownBy(() -> constants(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid dimension: 0 (at least 1)");
    assertThatThrownBy(() -> constants(3, 3, 0)).hasMessage("Invalid lambda: 3 (at least 4, or 0)");
    assertThatThrownBy(() -> constants(3, 0, -1)).hasMessage("Invalid rankMuOffset: -1.0 (0 to 1)");
    assertThatThrownBy(() -> CmaSettings.DEFAULT.withAxesLag(-2))
        .hasMessage("Invalid axesLag: -2.0 (at least 0)");
  }
}
