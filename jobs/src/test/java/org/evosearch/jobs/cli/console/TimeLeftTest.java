package org.evosearch.jobs.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "0.2, ', about 0:00:00 left'",
    "59.6, ', about 0:01:00 left'",
    "3723, ', about 1:02:03 left'",
    "360000, ', about 100:00:00 left'"
  })
  void isHoursMinutesAndSeconds(double seconds, String text) {
    assertThat(TimeLeft.text(seconds)).isEqualTo(text);
  }
}
