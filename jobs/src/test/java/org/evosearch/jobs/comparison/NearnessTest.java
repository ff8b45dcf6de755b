package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearnessTest {

  @Test
  void isAShareOfRowsOrADistance() {
    assertThat(Nearness.parse("1%")).contains(new Nearness(1, true));
    assertThat(Nearness.parse(" 2.5 % ")).contains(new Nearness(2.5, true));
    assertThat(Nearness.parse("0.5")).contains(new Nearness(0.5, false));
    assertThat(new Nearness(1, true).label()).isEqualTo("to best 1 %");
    assertThat(new Nearness(0.02, false).label()).isEqualTo("to within 0.02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0%", "101%", "-1", "1e3", "half", "1 percent"})
  void nothingElse(String text) {
    assertThat(Nearness.parse(text)).isEqualTo(Optional.empty());
  }

  @Test
  void theBestRowsAreAtLeastOne() {
    List<Double> tenRows = List.of(0.51, 0.57, 0.55, 0.56, 0.1, 0.2, 0.3, 0.4, 0.5, 0.53);
    assertThat(new Nearness(1, true).threshold(tenRows)).isEqualTo(0.57);
    assertThat(new Nearness(20, true).threshold(tenRows)).isEqualTo(0.56);
    assertThat(new Nearness(21, true).threshold(tenRows)).isEqualTo(0.55);
    assertThat(new Nearness(100, true).threshold(tenRows)).isEqualTo(0.1);
    assertThat(new Nearness(0.25, false).threshold(tenRows)).isEqualTo(0.57 - 0.25);
  }
}
