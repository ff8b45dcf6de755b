package org.evosearch.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Reals;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class LossesTest {

  private static Evaluation<Reals> evaluation(double violation, Double... objectives) {
    return new Evaluation<>(
        new TrialId(0, 0),
        new Proposal<>(Reals.of(0.5), "sample", List.of()),
        Fingerprint.ofText("network"),
        List.of(objectives),
        violation,
        1);
  }

  @Test
  void proposalsThatWereNotTriedAreNeitherGoodNorBad() {
    assertThat(Losses.of(List.of(evaluation(0, 3.0), evaluation(0)), 4))
        .containsExactly(-3, Double.NaN, Double.NaN, Double.NaN);
  }

  /** Whatever the loss: the gain over a good parent is negative. */
  @Test
  void theInfeasibleAreWorseThanAllFeasible() {
    List<Evaluation<Reals>> all = List.of(evaluation(2), evaluation(0, 60.0), evaluation(1, 90.0));
    assertThat(Losses.of(all, 3, one -> 72 - one.fitness().orElse(Double.NaN)))
        .containsExactly(12 + 1 + 2, 12, 12 + 1 + 1);
  }
}
