package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.junit.jupiter.api.Test;

class FeatureMapTest {

  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private static final List<String> WIDTHS = List.of("8", "16", "24", "32", "40");
  private static final FeatureMap MIXED =
      FeatureMap.of(
          List.of(
              ChoiceGene.nominal("one", NAMES),
              ChoiceGene.nominal("two", NAMES),
              ChoiceGene.ordinal("three", WIDTHS),
              ChoiceGene.ordinal("four", WIDTHS)));

  @Provide
  static Arbitrary<Choices> genotypes() {
    return Arbitraries.integers().between(0, 3).list().ofSize(4).map(Choices::new);
  }

  private static int distance(int view, Choices one, Choices other) {
    return MIXED.of(one).distance(view, MIXED.of(other));
  }

  @Property
  void distancesAreNoLargerThanTheDiameter(
      @ForAll("genotypes") Choices one, @ForAll("genotypes") Choices other) {
    for (int view = 0; view < 2; view++) {
      assertThat(distance(view, one, other))
          .isEqualTo(distance(view, other, one))
          .isBetween(0, MIXED.diameters()[view]);
      assertThat(distance(view, one, one)).isZero();
    }
    assertThat(distance(0, one, other) == 0).isEqualTo(one.equals(other));
  }

  @Property
  void whereWordsStandDoesNotMatterToCounts(
      @ForAll("genotypes") Choices one, @ForAll("genotypes") Choices other) {
    Choices swapped = Choices.of(one.at(1), one.at(0), one.at(3), one.at(2));
    assertThat(distance(1, swapped, other)).isEqualTo(distance(1, one, other));
  }

  @Test
  void allGenesWeighTheSameAndStepsOfOrdinalOnesAddUp() {
    Choices origin = Choices.of(0, 0, 0, 0);
    assertThat(distance(0, origin, origin.with(0, 3))).isEqualTo(4);
    assertThat(distance(0, origin, origin.with(0, 1))).isEqualTo(4);
    assertThat(distance(0, origin, origin.with(2, 4))).isEqualTo(4);
    assertThat(distance(0, origin, origin.with(2, 1))).isEqualTo(1);
    assertThat(distance(0, origin, Choices.of(3, 3, 4, 4))).isEqualTo(MIXED.diameters()[0]);
    assertThat(distance(1, origin, Choices.of(3, 3, 4, 4))).isEqualTo(MIXED.diameters()[1]);
  }

  @Test
  void genesThatHaveNothingInCommonAreNotCounted() {
    FeatureMap map =
        FeatureMap.of(List.of(ChoiceGene.nominal("one", NAMES), ChoiceGene.ordinal("two", WIDTHS)));
    assertThat(map.views()).hasSize(1);
  }
}
