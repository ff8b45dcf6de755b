package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {

  @Property(tries = 100)
  void aTextReadsBackAsWhatWroteIt(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = (1L << 53) - 1) Long> seeds) {
    assertThat(Seeds.parse(new Seeds(seeds).text())).isEqualTo(new Seeds(seeds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "[-1]", "[\"1\"]", "[0.5]", "[9007199254740992]", "{}"})
  void aTextOfNoSeedsIsRefused(String text) {
    assertThatThrownBy(() -> Seeds.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genotype: " + text + " (such as [17,4])");
  }
}
