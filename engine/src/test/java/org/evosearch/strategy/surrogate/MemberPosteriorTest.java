package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ToyChoices;
import org.junit.jupiter.api.Test;

class MemberPosteriorTest {

  private static final double NOISE = 0.02;
  private static final int[] MEASURED = {3, 17, 80, 81, 333, 370};
  private static final double[] TARGETS = {-1.2, -0.3, 0, 0.4, 0.9, 0.2};
  private static final Members MEMBERS =
      Members.ofWhole(new ToyChoices(), 1_000, List.of("parameters", "multiply-adds"))
          .orElseThrow();
  private static final MemberKernel KERNEL =
      new MemberKernel(MEMBERS, new SpaceSettings.Kernel(1.5, 0.3, NOISE));

  private static MemberPosterior posterior(int count) {
    MemberPosterior posterior = MemberPosterior.prior(KERNEL, NOISE);
    for (int i = 0; i < count; i++) {
      posterior = posterior.plus(MEASURED[i]);
    }
    return posterior;
  }

  /** exp(-Hamming / 1.5) + .3 f.f, from the genotypes. */
  private static double covariance(int one, int other) {
    Choices first = MEMBERS.genotype(one);
    Choices second = MEMBERS.genotype(other);
    double differing = 0;
    for (int gene = 0; gene < MEMBERS.genes(); gene++) {
      differing += first.at(gene) == second.at(gene) ? 0 : 1;
    }
    double linear = 0;
    for (int term = 0; term < MEMBERS.terms(); term++) {
      linear += MEMBERS.term(term)[one] * MEMBERS.term(term)[other];
    }
    return Math.exp(-differing / 1.5) + 0.3 * linear;
  }

  @Test
  void meansAndVariancesAreThoseOfTheWholeMatrix() {
    DMatrixRMaj matrix = new DMatrixRMaj(MEASURED.length, MEASURED.length);
    for (int i = 0; i < MEASURED.length; i++) {
      for (int j = 0; j < MEASURED.length; j++) {
        double noise = i == j ? NOISE : 0;
        matrix.set(i, j, covariance(MEASURED[i], MEASURED[j]) + noise);
      }
    }
    assertThat(CommonOps_DDRM.invert(matrix)).isTrue();
    MemberPosterior posterior = posterior(MEASURED.length);
    float[] means = posterior.means(TARGETS);
    for (int member = 0; member < MEMBERS.size(); member++) {
      double mean = 0;
      double explained = 0;
      for (int i = 0; i < MEASURED.length; i++) {
        for (int j = 0; j < MEASURED.length; j++) {
          double weighted = covariance(MEASURED[i], member) * matrix.get(i, j);
          mean += weighted * TARGETS[j];
          explained += weighted * covariance(MEASURED[j], member);
        }
      }
      assertThat((double) means[member]).isCloseTo(mean, within(1e-4));
      assertThat(posterior.variance(member))
          .isCloseTo(covariance(member, member) - explained, within(1e-4));
    }
  }

  @Test
  void whatIsBelievedToHaveItsMeanLeavesMeansAndLowersVariances() {
    MemberPosterior measured = posterior(4);
    MemberPosterior waiting = posterior(6);
    double[] targets = Arrays.copyOf(TARGETS, 4);
    assertThat(waiting.means(targets)).isEqualTo(measured.means(targets));
    for (int member = 0; member < MEMBERS.size(); member++) {
      assertThat(waiting.variance(member)).isLessThanOrEqualTo(measured.variance(member));
    }
    assertThat(waiting.variance(MEASURED[5])).isLessThan(measured.variance(MEASURED[5]) / 2);
  }

  @Test
  void termsAreNormalScoresOfWhatIsKnownOfEachMember() {
    assertThat(MEMBERS.terms()).isEqualTo(2);
    assertThat(Members.ofWhole(new ToyChoices(), 1_000, List.of("latency")).orElseThrow().terms())
        .as("known of no member")
        .isZero();
    int largest = MEMBERS.number(Choices.of(4, 4, 4, 4));
    for (int member = 0; member < MEMBERS.size(); member++) {
      assertThat(MEMBERS.sumOfTerms(member)).isLessThanOrEqualTo(MEMBERS.sumOfTerms(largest));
    }
  }
}
