package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLimitsTest {

  @ParameterizedTest
  @CsvSource({
    "5, 0, 5, 0, ''",
    "6, 0, 5, 0, ''",
    "0, 0, 5, 9, ''",
    "5, 10, 5, 9, ''",
    "4, 0, 5, 0, 'search.generations is 4, was 5'",
    "5, 0, 0, 0, 'search.generations is 5, was 0'",
    "6, 8, 5, 9, 'search.trainings is 8, was 9'"
  })
  void zeroIsNoLimitAndTheHighestOfAll(int g, int t, int oldG, int oldT, String lowered) {
    assertThat(new RunLimits(g, t).lowered(new RunLimits(oldG, oldT)).orElse(""))
        .isEqualTo(lowered);
  }
}
