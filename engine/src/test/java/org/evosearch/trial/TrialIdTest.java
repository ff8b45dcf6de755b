package org.evosearch.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialIdTest {

  @Property
  void aTextReadsBackAsWhatWroteIt(
      @ForAll @IntRange(min = 0) int generation, @ForAll @IntRange(min = 0) int index) {
    TrialId id = new TrialId(generation, index);
    assertThat(TrialId.parse(id.toString())).isEqualTo(id);
  }

  @Test
  void theTextIsGenerationAndIndex() {
    assertThat(new TrialId(12, 3)).hasToString("12/3");
  }

  @Test
  void earlierTrialsComeFirst() {
    List<TrialId> order =
        List.of(new TrialId(0, 2), new TrialId(0, 10), new TrialId(1, 0), new TrialId(10, 0));
    assertThat(order).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "3", "3/", "/3", "-1/3", "a/b", "1/2/3", " 1/2", "1.0/2"})
  void anyOtherTextIsRefused(String text) {
    assertThatThrownBy(() -> TrialId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid trial: " + text + " (generation/index)");
  }

  @Test
  void negativeNumbersAreRefused() {
    assertThatThrownBy(() -> new TrialId(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid trial: -1/0");
    assertThatThrownBy(() -> new TrialId(0, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid trial: 0/-1");
  }
}
