package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class ChoiceMutationTest {

  private static final Choices PARENT = Choices.of(1, 0, 2);
  private static final List<Integer> SIZES = List.of(2, 1, 4);
  private static final int DRAWS = 8_000;

  private static Map<Choices, Long> mutants(Predicate<Choices> allowed) {
    ChoiceMutation mutation = new ChoiceMutation(SIZES, allowed);
    return IntStream.range(0, DRAWS)
        .mapToObj(i -> new RandomStreams(1).stream(Purpose.PROPOSAL, 0, i))
        .map(random -> mutation.mutate(PARENT, random))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @Test
  void eachOtherWordOfEachGeneIsEquallyLikely() {
    Map<Choices, Long> mutants = mutants(any -> true);

    assertThat(mutants.keySet())
        .containsExactlyInAnyOrder(
            Choices.of(0, 0, 2), Choices.of(1, 0, 0), Choices.of(1, 0, 1), Choices.of(1, 0, 3));
    // Five standard deviations of 8,000 draws with probability 1/4.
    assertThat(mutants.values()).allMatch(count -> Math.abs(count - DRAWS / 4) < 5 * 39);
  }

  @Test
  void onlyAllowedChangesAreMade() {
    Map<Choices, Long> mutants = mutants(one -> one.at(0) == 1 && one.at(2) != 0);

    assertThat(mutants.keySet())
        .containsExactlyInAnyOrder(Choices.of(1, 0, 1), Choices.of(1, 0, 3));
    assertThat(mutants.values()).allMatch(count -> Math.abs(count - DRAWS / 2) < 5 * 45);
  }

  @Test
  void aGenotypeWithoutNeighborsStaysAsItIs() {
    assertThat(mutants(one -> false)).containsOnlyKeys(PARENT);
    Choices only = Choices.of(0, 0);
    assertThat(
            new ChoiceMutation(List.of(1, 1), any -> true)
                .mutate(only, new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0)))
        .isEqualTo(only);
  }
}
