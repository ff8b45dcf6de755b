package org.evosearch.strategy.regularized;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.random.ChiSquare;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.strategy.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegularizedEvolutionTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new RegularizedEvolution<>(space(), new RegularizedSettings(5, 3, 4));
  }

  private static List<Proposal<Choices>> children(int population, int sample, String history) {
    return Told.next(
        new RegularizedEvolution<>(Told.SPACE, new RegularizedSettings(population, sample, 2)),
        history);
  }

  /** Of a population of three, of which a sample of one makes anybody a parent. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "1 2 3             -> 0/0 0/1 0/2",
        "9 1 2 | 3         -> 0/1 0/2 1/0", // the oldest dies though it is the best
        "5 1 9 | 3         -> 0/1 0/2 1/0", // the worst lives, and the best is not the one that
        // dies
        "5 6 7 | 0         -> 0/1 0/2 1/0", // the youngest lives though it is the worst
        "5 6 7 | 1 2 | 3   -> 1/0 1/1 2/0",
        "5 6 7 | 1 2 3 4   -> 1/1 1/2 1/3", // of one generation the first is the oldest
        "5 x 6 | x 7       -> 0/0 0/2 1/1", // failures die at once
        "5 6 7 | x x       -> 0/0 0/1 0/2",
        "5 x!2 6 7         -> 0/1 0/2 0/3", // exceeding a limit is no failure
      })
  void theOldestDies(String history, String alive) {
    assertThat(Told.parents(children(3, 1, history)).keySet()).containsExactly(alive.split(" "));
  }

  /**
   * The best of s that are drawn with replacement from n is the r-th best with the probability ((n
   * - r)^s - (n - r - 1)^s) / n^s.
   */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "1 -> 4 9 1 7        -> 0/1 0/3 0/0 0/2",
        "2 -> 4 9 1 7        -> 0/1 0/3 0/0 0/2",
        "3 -> 4 9 1 7        -> 0/1 0/3 0/0 0/2",
        "8 -> 4 9 1 7        -> 0/1 0/3 0/0 0/2",
        "3 -> 4#50 4#40 1 4  -> 0/1 0/0 0/3 0/2", // of equals the smaller network, then the older
        "3 -> 4!1 9!2 1 7!1  -> 0/2 0/3 0/0 0/1", // who violates less is better
        "2 -> 4 9 1 | 7      -> 0/1 1/0 0/0 0/2",
      })
  void theParentIsTheBestOfASample(int sample, String history, String bestFirst) {
    List<String> ranks = List.of(bestFirst.split(" "));
    double[] probabilities =
        IntStream.range(0, 4)
            .mapToDouble(r -> (Math.pow(4 - r, sample) - Math.pow(3 - r, sample)))
            .map(ways -> ways / Math.pow(4, sample))
            .toArray();

    ChiSquare.assertFits(Told.parents(children(4, sample, history), ranks), probabilities);
  }

  @Test
  void aChildDiffersFromItsParentInOneGene() {
    String history = "4 9 1 | 7";
    Map<String, Choices> genotypes =
        Told.history(history).stream()
            .flatMap(List::stream)
            .collect(Collectors.toMap(told -> told.id().toString(), Evaluation::genotype));
    assertThat(children(4, 2, history))
        .hasSizeGreaterThan(100)
        .filteredOn(child -> child.operator().equals("mutation"))
        .hasSizeGreaterThan(100)
        .allMatch(child -> child.parents().size() == 1)
        .allMatch(
            child ->
                Told.distance(child.genotype(), genotypes.get(child.parents().get(0).toString()))
                    == 1);
  }

  /** Failures are not counted among the first individuals; the dead are. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {"1 2 -> false", "1 x 2 -> false", "1 2 3 -> true", "1 2 | x 3 -> true"})
  void childrenAreBornOnceAPopulationWasMeasured(String history, boolean born) {
    assertThat(children(3, 1, history))
        .extracting(Proposal::operator)
        .satisfies(
            operators ->
                assertThat(operators.contains("mutation"))
                    .as(operators.toString())
                    .isEqualTo(born));
  }

  @Test
  void badSettingsAreRefused() {
    for (int[] sizes : new int[][] {{0, 1, 1}, {1, 0, 1}, {1, 1, 0}}) {
      assertThatThrownBy(() -> new RegularizedSettings(sizes[0], sizes[1], sizes[2]))
          .hasMessage("Invalid sizes: " + Arrays.toString(sizes) + " (at least 1)");
    }
  }
}
