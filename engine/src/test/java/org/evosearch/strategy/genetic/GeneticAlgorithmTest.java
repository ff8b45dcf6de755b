package org.evosearch.strategy.genetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evosearch.genotype.Choices;
import org.evosearch.random.ChiSquare;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Ranking;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.strategy.Told;
import org.evosearch.variation.TournamentSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneticAlgorithmTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();
  private static final TournamentSelection BY_LOT = new TournamentSelection(1, 1);

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new GeneticAlgorithm<>(
        space(), new GeneticSettings(5, 4, new TournamentSelection(4, 1), 0.9, 0.5));
  }

  private static List<Proposal<Choices>> children(GeneticSettings settings, String history) {
    return Told.next(new GeneticAlgorithm<>(Told.SPACE, settings), history);
  }

  /** Of a population of three, in which lots make anybody a parent. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "1 2 3             -> 0/0 0/1 0/2",
        "9 1 2 | 3         -> 0/0 0/2 1/0", // the worst dies
        "9 5 6 | 1         -> 0/0 0/1 0/2", // the newcomer dies if it is the worst
        "1 2 3 | 4 5 6     -> 1/0 1/1 1/2",
        "5 5 5 | 5         -> 0/0 0/1 0/2", // of equals the older ones live
        "5 5 5 | 5#90      -> 0/0 0/1 1/0", // and smaller networks before them
        "5 x 6 | x 0       -> 0/0 0/2 1/1", // failures die at once
        "9!2 1!1 8!3 | 0!1 -> 0/0 0/1 1/0", // who violates less lives
        "9!2 1!1 8!3 | x!1 -> 0/0 0/1 1/0",
      })
  void theWorstOfOldAndNewDies(String history, String alive) {
    GeneticSettings settings = new GeneticSettings(3, 2, BY_LOT, 0, 0);

    assertThat(Told.parents(children(settings, history)).keySet())
        .containsExactly(alive.split(" "));
  }

  /** Two of four meet in a tournament: the r-th best is the better one in 3 - r of 6 pairs. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "4 9 1 7               -> 0/1 0/3 0/0 0/2",
        "4 9 1 | 7             -> 0/1 1/0 0/0 0/2",
        "4#50 4#40 1 4         -> 0/1 0/0 0/3 0/2",
        "4!1 9!2 1 7!1         -> 0/2 0/3 0/0 0/1",
      })
  void parentsAreTheWinnersOfTournaments(String history, String bestFirst) {
    List<String> ranks = List.of(bestFirst.split(" "));
    for (double crossoverRate : new double[] {0, 1}) {
      GeneticSettings settings =
          new GeneticSettings(4, 2, new TournamentSelection(2, 1), crossoverRate, 0.5);
      ChiSquare.assertFits(
          Told.parents(children(settings, history), ranks), 3 / 6.0, 2 / 6.0, 1 / 6.0, 0.0);
    }
  }

  /** Sums of ranks in the second row: 2 + 0, 1 + 2 and 0 + 1. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {"FITNESS -> 3,1 2,0 1,9 -> 0/0", "MEAN_RANK -> 3,0 2,2 1,1 -> 0/1"})
  void theRankingDecidesWhoIsBest(Ranking ranking, String history, String best) {
    GeneticSettings settings =
        new GeneticSettings(3, 2, new TournamentSelection(3, 1), 0, 0, ranking);

    assertThat(Told.parents(children(settings, history)).keySet()).containsExactly(best);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {"1 2 -> false", "1 x 2 -> false", "1 2 3 -> true", "1 2 | x 3 -> true"})
  void childrenAreBornOnceAPopulationWasMeasured(String history, boolean born) {
    List<Proposal<Choices>> children = children(new GeneticSettings(3, 2, BY_LOT, 0, 0), history);

    assertThat(children).hasSize(2000).allMatch(child -> child.parents().isEmpty() != born);
  }

  @ParameterizedTest
  @CsvSource({"0, mutation, 1", "1, crossover, 2"})
  void theCrossoverRateDecidesHowManyParentsThereAre(
      double crossoverRate, String operator, int parents) {
    GeneticSettings settings = new GeneticSettings(3, 2, BY_LOT, crossoverRate, 0.5);

    assertThat(children(settings, "1 2 3"))
        .hasSize(2000)
        .allMatch(child -> child.operator().equals(operator))
        .allMatch(child -> child.parents().size() == parents);
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> new GeneticSettings(1, 1, BY_LOT, 0, 0))
        .hasMessage("Invalid sizes: 1, 1 (at least 2 and 1)");
    assertThatThrownBy(() -> new GeneticSettings(2, 0, BY_LOT, 0, 0))
        .hasMessage("Invalid sizes: 2, 0 (at least 2 and 1)");
    assertThatThrownBy(() -> new GeneticSettings(2, 1, BY_LOT, 1.5, 0))
        .hasMessage("Invalid rates: 1.5, 0.0 (in [0, 1])");
    assertThatThrownBy(() -> new GeneticSettings(2, 1, BY_LOT, 0, -0.5))
        .hasMessage("Invalid rates: 0.0, -0.5 (in [0, 1])");
  }
}
