package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evosearch.space.tree.RandomFitness.meanGrowth;

import org.evosearch.space.tree.RandomFitness.Survival;
import org.junit.jupiter.api.Test;

/** What limits and parsimony do where nothing else selects. */
class BloatTest {

  private static final int RUNS = 4;

  @Test
  void withLimitsAndParsimonyTreesKeepTheirSize() {
    assertThat(meanGrowth(Trees.space(), 0.7, Survival.BEST_OF_BOTH, RUNS)).isBetween(0.7, 1.3);
  }

  /** Where no parent survives, parsimony is on the strong side. */
  @Test
  void withLimitsAndParsimonyTreesDoNotGrowWhereParentsDie() {
    assertThat(meanGrowth(Trees.space(), 0.7, Survival.CHILDREN, RUNS)).isBetween(0.6, 1.3);
  }

  @Test
  void withoutThemTreesGrow() {
    assertThat(meanGrowth(RandomFitness.unlimited(), 0.5, Survival.CHILDREN, RUNS))
        .isGreaterThan(3);
  }
}
