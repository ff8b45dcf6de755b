package org.evosearch.strategy.ednag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseScheduleTest {

  private static final NoiseSchedule PUBLISHED = EdnagSettings.DEFAULT.schedule();

  /** Of the published schedule, by a pocket calculator's formula: six digits. */
  @ParameterizedTest
  @CsvSource({
    "98, 0.000252, 0.001007, 0.692530, 0.720691",
    "75, 0.138133, 0.149263, 0.217036, 0.896456",
    "50, 0.492067, 0.507933, 0.139165, 0.687532",
    "25, 0.850737, 0.861867, 0.087455, 0.361227",
    "2, 0.998993, 0.999748, 0.010993, 0.011440",
  })
  void aStepHasThePublishedNumbers(
      int t, double alpha, double cleaner, double sigma, double direction) {
    DdimStep step = PUBLISHED.step(t);
    assertThat(step.alpha()).isCloseTo(alpha, within(5.1e-7));
    assertThat(step.cleaner()).isCloseTo(cleaner, within(5.1e-7));
    assertThat(step.sigma()).isCloseTo(sigma, within(5.1e-7));
    assertThat(step.direction()).isCloseTo(direction, within(5.1e-7));
  }

  @Test
  void itsEndsAreNeitherCleanNorNoise() {
    assertThat(PUBLISHED.alpha(0)).isEqualTo(1 - 1e-4);
    assertThat(PUBLISHED.alpha(99)).isEqualTo(1e-4);
    assertThat(PUBLISHED.step(1).sigma()).isLessThan(0.01);
  }

  /** The other way round the variance of fresh noise would be negative. */
  @Property
  void everyStepIsCleanerAndItsNumbersAreFinite(
      @ForAll @IntRange(min = 2, max = 2000) int steps,
      @ForAll @DoubleRange(min = 0, max = 1) double noise) {
    NoiseSchedule schedule = new NoiseSchedule(steps, noise);
    for (int t = steps - 1; t > 0; t--) {
      DdimStep step = schedule.step(t);
      assertThat(step.cleaner()).isBetween(step.alpha(), 1 - 1e-4);
      assertThat(step.sigma()).isBetween(0.0, noise);
      assertThat(step.direction()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> new NoiseSchedule(1, 0.8)).hasMessage("Invalid steps: 1 (at least 2)");
    assertThatThrownBy(() -> new NoiseSchedule(100, 1.5))
        .hasMessage("Invalid noise: 1.5 (in [0, 1])");
  }
}
