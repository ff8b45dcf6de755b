package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evosearch.space.ToyChoices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedImprovementTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Of z cdf(z) + density(z), by the scaled complementary error function of SciPy 1.17. */
  @ParameterizedTest
  @CsvSource({
    "0, -0.9189385332046727",
    "1, 0.08002621884930683",
    "-1, -2.4851210257126413",
    "-5.9, -21.95266848152974",
    "-19.9, -204.91288769492166",
    "-20.1, -208.93274041662457",
    "-40, -808.2985683566197"
  })
  void theLogarithmIsExactFarFromTheGoalToo(double z, double expected) {
    assertThat(ExpectedImprovement.logarithm(z)).isCloseTo(expected, within(1e-5));
  }

  @Test
  void itChoosesWhatTheFormulaChooses() {
    Members members = Members.ofWhole(new ToyChoices(), 1_000, List.of()).orElseThrow();
    MemberPosterior posterior =
        MemberPosterior.prior(
                new MemberKernel(members, new SpaceSettings.Kernel(1, 0.3, 0.02)), 0.02)
            .plus(3)
            .plus(77)
            .plus(300);
    float[] means = posterior.means(new double[] {-1, 0.2, 0.8});
    BitSet closed = new BitSet();
    for (int i = 0; i < 50; i++) {
      int best = ExpectedImprovement.best(posterior, means, 0.9, member -> !closed.get(member));
      double largest =
          IntStream.range(0, members.size())
              .filter(member -> !closed.get(member))
              .mapToDouble(member -> improvement(posterior, means, member))
              .max()
              .orElseThrow();
      assertThat(improvement(posterior, means, best)).isCloseTo(largest, within(1e-9));
      closed.set(best);
    }
  }

  private static double improvement(MemberPosterior posterior, float[] means, int member) {
    double deviation = Math.sqrt(posterior.variance(member));
    double z = (means[member] - 0.9) / deviation;
    return deviation * (z * NORMAL.cumulativeProbability(z) + NORMAL.density(z));
  }

  @Test
  void nothingIsChosenWhereNothingIsAllowed() {
    Members members = Members.ofWhole(new ToyChoices(), 1_000, List.of()).orElseThrow();
    MemberPosterior prior =
        MemberPosterior.prior(
            new MemberKernel(members, new SpaceSettings.Kernel(1, 0.3, 0.02)), 0.02);
    assertThat(ExpectedImprovement.best(prior, new float[members.size()], 1, member -> false))
        .isEqualTo(-1);
  }
}
