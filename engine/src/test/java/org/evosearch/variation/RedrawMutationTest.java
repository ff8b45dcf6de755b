package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Choices;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class RedrawMutationTest extends VariationContract<Choices> {

  private static final List<Integer> SIZES = List.of(2, 5, 3, 4);

  @Override
  protected Mutation<Choices> mutation() {
    return new RedrawMutation(SIZES, List.of(0.4, 0.2, 0.2, 0.2), this::contains);
  }

  @Override
  protected Choices parent(UniformRandomProvider random) {
    Choices drawn;
    do {
      drawn = new Choices(SIZES.stream().map(random::nextInt).toList());
    } while (!contains(drawn));
    return drawn;
  }

  /** Every third one. */
  @Override
  protected boolean contains(Choices genotype) {
    return genotype.indices().stream().mapToInt(Integer::intValue).sum() % 3 == 0;
  }

  /** Of a gene of five words one that is redrawn with probability 0.5 stays with 0.5 + 0.1. */
  @Test
  void genesAreRedrawnWithTheirProbabilities() {
    RedrawMutation mutation =
        new RedrawMutation(List.of(5, 5), List.of(0.5, 0.0), genotype -> true);
    UniformRandomProvider random = new RandomStreams(3).stream(Purpose.PROPOSAL, 0, 0);
    long[] words = new long[5];
    for (int i = 0; i < 20_000; i++) {
      Choices child = mutation.mutate(Choices.of(3, 1), random);
      assertThat(child.at(1)).isEqualTo(1);
      words[child.at(0)]++;
    }
    ChiSquare.assertFits(words, 0.1, 0.1, 0.1, 0.6, 0.1);
  }

  @Test
  void whereNothingElseExistsTheParentStays() {
    Choices parent = Choices.of(1, 1);
    RedrawMutation mutation = new RedrawMutation(List.of(9, 9), List.of(1.0, 1.0), parent::equals);
    assertThat(
            IntStream.range(0, 50)
                .mapToObj(i -> new RandomStreams(3).stream(Purpose.PROPOSAL, 0, i))
                .map(random -> mutation.mutate(parent, random)))
        .containsOnly(parent);
  }

  @Test
  void thereIsARateForEachGene() {
    assertThatThrownBy(() -> new RedrawMutation(SIZES, List.of(0.5), genotype -> true))
        .hasMessage("Invalid rates: [0.5] (one for each gene)");
  }
}
