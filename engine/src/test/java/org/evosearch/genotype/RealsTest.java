package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealsTest {

  @Property(tries = 500)
  void aTextReadsBackToTheSameBits(@ForAll("anyReals") Reals reals) {
    assertThat(Reals.parse(reals.text())).isEqualTo(reals);
    assertThat(Reals.parse(reals.text()).text()).isEqualTo(reals.text()).doesNotContain("\n");
  }

  @Provide
  Arbitrary<Reals> anyReals() {
    Arbitrary<Double> value =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 1).ofScale(17),
            Arbitraries.of(0.0, -0.0, 1.0, Double.MIN_VALUE, Math.nextDown(1.0), 0.1 + 0.2));
    return value.list().ofMaxSize(30).map(Reals::new);
  }

  @Test
  void theTextIsAsDocumented() {
    assertThat(Reals.of(0.5, 0.125).text()).isEqualTo("[0.5,0.125]");
  }

  @Test
  void zeroHasOneText() {
    assertThat(Reals.of(-0.0)).isEqualTo(Reals.of(0.0));
  }

  @Test
  void theListIsCopied() {
    List<Double> values = new ArrayList<>(List.of(0.25));
    Reals reals = new Reals(values);
    values.set(0, 0.75);
    assertThat(reals.at(0)).isEqualTo(0.25);
  }

  @Test
  void theCenterIsInTheMiddle() {
    assertThat(Reals.center(2)).isEqualTo(Reals.of(0.5, 0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-300, 1.0000000000000002, Double.NaN, Double.POSITIVE_INFINITY})
  void aGeneBeyondItsRangeIsRefused(double value) {
    assertThatThrownBy(() -> Reals.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid real gene: " + value + " (in [0, 1])");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "0.5", "{}", "[1.5]", "[\"0.5\"]", "[true]", "[null]", "[NaN]"})
  void whatIsNoTextOfRealsIsRefused(String text) {
    assertThatThrownBy(() -> Reals.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genotype: " + text + " (such as [0.5,0.25])");
  }
}
