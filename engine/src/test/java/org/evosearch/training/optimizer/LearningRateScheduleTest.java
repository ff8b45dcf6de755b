package org.evosearch.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateScheduleTest {

  @Test
  void aConstantRateStays() {
    assertThat(LearningRateSchedule.CONSTANT.at(0.3, 0, 10)).isEqualTo(0.3);
    assertThat(LearningRateSchedule.CONSTANT.at(0.3, 9, 10)).isEqualTo(0.3);
  }

  /** cos 60 degrees = 1/2 and so on. */
  @ParameterizedTest
  @CsvSource({"0, 0.4", "2, 0.3", "3, 0.2", "4, 0.1", "6, 0"})
  void aCosineFallsFromTheStartToZero(long step, double rate) {
    assertThat(LearningRateSchedule.COSINE.at(0.4, step, 6)).isCloseTo(rate, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.4", "1, 0.3", "2, 0.2", "4, 0"})
  void aLineFallsFromTheStartToZero(long step, double rate) {
    assertThat(LearningRateSchedule.LINEAR.at(0.4, step, 4)).isCloseTo(rate, within(1e-15));
  }
}
