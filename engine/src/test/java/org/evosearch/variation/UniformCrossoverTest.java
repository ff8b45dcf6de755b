package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class UniformCrossoverTest {

  private static final Choices MOTHER = Choices.of(0, 0, 0, 0);
  private static final Choices FATHER = Choices.of(1, 1, 1, 1);
  private static final int CHILDREN = 4_000;

  private static Stream<UniformRandomProvider> streams() {
    return IntStream.range(0, CHILDREN)
        .mapToObj(i -> new RandomStreams(1).stream(Purpose.PROPOSAL, 0, i));
  }

  @Test
  void eachGeneIsFromEitherParentEquallyLikelyWhateverTheOthersAre() {
    UniformCrossover crossover = new UniformCrossover(child -> true);
    int[] ofFather = new int[4];
    int both = 0;
    for (UniformRandomProvider random : (Iterable<UniformRandomProvider>) streams()::iterator) {
      Choices child = crossover.cross(MOTHER, FATHER, random);
      IntStream.range(0, 4).forEach(gene -> ofFather[gene] += child.at(gene));
      both += child.at(0) * child.at(1);
    }

    // Five standard deviations of a fair coin, and of two.
    assertThat(IntStream.of(ofFather)).allMatch(count -> Math.abs(count - CHILDREN / 2) < 5 * 32);
    assertThat(both).isBetween(CHILDREN / 4 - 5 * 28, CHILDREN / 4 + 5 * 28);
  }

  @Test
  void aChildIsAllowedOrItsMother() {
    UniformCrossover rare = new UniformCrossover(child -> child.at(0) == 1 && child.at(3) == 0);
    assertThat(streams().map(random -> rare.cross(MOTHER, FATHER, random)))
        .allMatch(child -> child.equals(MOTHER) || rare.allowed().test(child))
        .anyMatch(rare.allowed());

    UniformCrossover none = new UniformCrossover(child -> false);
    assertThat(streams().map(random -> none.cross(MOTHER, FATHER, random)))
        .allMatch(MOTHER::equals);
  }
}
