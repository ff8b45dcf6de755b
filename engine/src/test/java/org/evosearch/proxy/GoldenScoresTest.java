package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.evosearch.training.TaskImages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores against those of docs/experiments/zero_cost_proxies.py. */
class GoldenScoresTest {

  private static final long SEED = 11;

  @ParameterizedTest
  @CsvSource({
    "SYNFLOW, 1.384594374369395",
    "NASWOT, 16.808602749566795",
    "JACOV, -4.346527723336718",
    "GRAD_NORM, 1.4819296372093351",
    "SNIP, 0.9628780273956024",
    "ZICO, 14.230093935565366",
  })
  void scoresAreThoseOfAnIndependentProgram(ProxyKind proxy, double expected) {
    try (TaskImages images = TinyTask.images()) {
      double score =
          proxy.score(TinyTask.residual(), SEED, TinyTask.inOrder(images), TinyTask.BATCH);

      assertThat(score).isCloseTo(expected, withinPercentage(0.01));
    }
  }
}
