package org.evosearch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CostsTest {

  private static Costs costs(double... values) {
    return Costs.of(Arrays.stream(values).boxed().toList());
  }

  /** Few different values, so that many are equal or dominated. */
  @Provide
  Arbitrary<Costs> anyCosts() {
    return Combinators.combine(
            Arbitraries.of(0.0, 1.0, 2.0).list().ofSize(3), Arbitraries.of(0.0, 0.0, 1.0, 2.0))
        .as(Costs::new);
  }

  @Property
  void dominationIsAStrictOrder(
      @ForAll("anyCosts") Costs a, @ForAll("anyCosts") Costs b, @ForAll("anyCosts") Costs c) {
    assertThat(a.dominates(a)).isFalse();
    assertThat(a.dominates(b) && b.dominates(a)).isFalse();
    if (a.dominates(b) && b.dominates(c)) {
      assertThat(a.dominates(c)).isTrue();
    }
  }

  @Test
  void whoIsNowhereWorseAndSomewhereBetterDominates() {
    assertThat(costs(1, 2).dominates(costs(1, 3))).isTrue();
    assertThat(costs(1, 2).dominates(costs(0, 3))).isFalse();
    assertThat(costs(1, 2).dominates(costs(1, 2))).isFalse();
  }

  @Test
  void constraintsComeFirst() {
    Costs dear = new Costs(List.of(9.0, 9.0), 0);
    Costs forbidden = new Costs(List.of(1.0, 1.0), 0.1);
    Costs worse = new Costs(List.of(0.0, 0.0), 0.2);
    assertThat(dear.dominates(forbidden)).isTrue();
    assertThat(forbidden.dominates(worse)).isTrue();
    assertThat(worse.dominates(forbidden)).isFalse();
  }

  @Test
  void badViolationsAreRefused() {
    assertThatThrownBy(() -> new Costs(List.of(), -1))
        .hasMessage("Invalid violation: -1.0 (at least 0)");
  }
}
