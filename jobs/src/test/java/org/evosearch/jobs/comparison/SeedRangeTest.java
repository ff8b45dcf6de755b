package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedRangeTest {

  @Test
  void oneSeedOrAllFromTheFirstToTheLast() {
    assertThat(SeedRange.parse("7")).containsExactly(7L);
    assertThat(SeedRange.parse("3..5")).containsExactly(3L, 4L, 5L);
    assertThat(SeedRange.parse("0..99999")).hasSize(100_000);
  }

  @ParameterizedTest
  @CsvSource({
    "'', such as 7 or 0..99",
    "-1, such as 7 or 0..99",
    "1..., such as 7 or 0..99",
    "1e3, such as 7 or 0..99",
    "5..3, the smaller one first",
    "0..100000, at most 100000"
  })
  void othersAreRefusedWithWhatIsAllowed(String text, String allowed) {
    assertThatThrownBy(() -> SeedRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(text + " (" + allowed + ")");
  }
}
