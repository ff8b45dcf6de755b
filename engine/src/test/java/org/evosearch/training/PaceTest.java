package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void drawnWeightsMoveAtTheRateOfThePlan() {
    assertThat(Pace.NORMAL.at(0, 100)).isEqualTo(1);
    assertThat(Pace.NORMAL.at(99, 100)).isEqualTo(1);
  }

  @Test
  void inheritedWeightsWarmUpToHalfOfTheRateInATenthOfTheSteps() {
    Pace pace = Pace.inherited(Set.of());
    assertThat(pace.at(0, 100)).isEqualTo(0.05);
    assertThat(pace.at(4, 100)).isEqualTo(0.25);
    assertThat(pace.at(9, 100)).isEqualTo(0.5);
    assertThat(pace.at(99, 100)).isEqualTo(0.5);
    assertThat(pace.at(0, 1)).isEqualTo(0.5);
  }
}
