package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.evosearch.training.TaskData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores against those of docs/experiments/zero_cost_proxies.py. */
class GoldenScoresTest {

  private static final long SEED = 11;

  @ParameterizedTest
  @CsvSource({
    "synflow, 1.384594374369395",
    "naswot, 16.808602749566795",
    "jacov, -4.346527723336718",
    "grad-norm, 1.4819296372093351",
    "snip, 0.9628780273956024",
    "zico, 14.230093935565366",
    "l2-norm, 2.9071492754150174",
    "expressivity, 2.099245968779143",
    "progressivity, -0.04897660832185968",
    "trainability, -0.20654666322407778",
  })
  void scoresAreThoseOfAnIndependentProgram(String key, double expected) {
    try (TaskData images = TinyTask.images()) {
      double score =
          ProxyCatalog.named(key)
              .score(TinyTask.residual(), SEED, TinyTask.inOrder(images), TinyTask.BATCH);

      assertThat(score).isCloseTo(expected, withinPercentage(0.01));
    }
  }

  @Test
  void patternsAreThoseOfAnIndependentProgram() {
    try (TaskData images = TinyTask.images()) {
      ProbeImages all = TinyTask.inOrder(images);

      assertThat(Swap.UNREGULARIZED.score(TinyTask.residual(), SEED, all, TinyTask.IMAGES))
          .isEqualTo(79);
    }
  }
}
