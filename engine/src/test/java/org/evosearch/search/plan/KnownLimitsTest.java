package org.evosearch.search.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.evosearch.search.SampleRecords;
import org.evosearch.strategy.Constraint;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class KnownLimitsTest {

  private static final Candidate NETWORK = SampleRecords.trial(new TrialId(0, 0)).candidate();

  private static KnownLimits limits(Map<Metric, Double> sizes) {
    return new KnownLimits(
        List.of(new Constraint(Metric.PARAMETERS, 1000), new Constraint(Metric.LATENCY, 0.5)),
        candidate -> sizes);
  }

  @Test
  void eachLimitThatIsExceededIsNamedWithItsValue() {
    KnownLimits limits = limits(Map.of(Metric.PARAMETERS, 1500.0, Metric.LATENCY, 0.75));

    assertThat(limits.excess(NETWORK)).isCloseTo(1, within(1e-12));
    assertThat(limits.refusal(NETWORK))
        .contains(
            new Outcome.Failed(
                FailureKind.INFEASIBLE,
                "search.at-most.parameters is 1,000, this network has 1,500;"
                    + " search.at-most.latency is 0.5, this network has 0.75",
                Execution.NONE));
  }

  @Test
  void oneThatIsKeptIsNotNamed() {
    KnownLimits limits = limits(Map.of(Metric.PARAMETERS, 1000.0, Metric.LATENCY, 1.0));

    assertThat(limits.excess(NETWORK)).isCloseTo(1, within(1e-12));
    assertThat(limits.refusal(NETWORK).orElseThrow().message())
        .isEqualTo("search.at-most.latency is 0.5, this network has 1");
  }

  @Test
  void whatIsNotKnownBeforehandSpeaksAgainstNoNetwork() {
    KnownLimits limits = limits(Map.of(Metric.PARAMETERS, 999.0));

    assertThat(limits.excess(NETWORK)).isZero();
    assertThat(limits.refusal(NETWORK)).isEmpty();
    assertThat(limits.isEmpty()).isFalse();
  }

  @Test
  void withoutLimitsSizesAreNotAskedFor() {
    KnownLimits none =
        new KnownLimits(
            List.of(),
            candidate -> {
              throw new AssertionError("asked");
            });

    assertThat(none.isEmpty()).isTrue();
    assertThat(none.excess(NETWORK)).isZero();
    assertThat(none.refusal(NETWORK)).isEmpty();
  }
}
