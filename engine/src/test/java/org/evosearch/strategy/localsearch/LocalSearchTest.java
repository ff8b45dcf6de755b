package org.evosearch.strategy.localsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.strategy.Told;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSearchTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();
  private static final RandomStreams STREAMS = new RandomStreams(59);

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new LocalSearch(space(), 3);
  }

  /** Evaluates what is proposed by the rows of a history; what was told, and what comes next. */
  private static List<Proposal<Choices>> next(
      SearchStrategy<Choices> strategy, String history, List<Evaluation<Choices>> told) {
    List<String> rows = Told.rows(history);
    for (int generation = 0; generation < rows.size(); generation++) {
      List<Evaluation<Choices>> evaluations =
          Told.generation(generation, strategy.ask(generation, STREAMS), rows.get(generation));
      strategy.tell(evaluations);
      told.addAll(evaluations);
    }
    return strategy.ask(rows.size(), STREAMS);
  }

  private static Choices genotype(TrialId id, List<Evaluation<Choices>> told) {
    return told.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().genotype();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "1 5 2                 -> 0/1", // the best start
        "x 5 9!1               -> 0/1",
        "1 5#80 5#70           -> 0/2", // of equals the smaller network
        "1 5 2 | 3 6 2         -> 1/1", // the better neighbor
        "1 5 2 | 3 6 7         -> 1/2", // the best of several better ones
        "1 5 2 | 3 4 2         -> 0/1", // none is better
        "1 5 2 | 5 5 5         -> 0/1", // as good is not better
        "1 5 2 | x x x         -> 0/1",
        "1 5 2 | 9!1 4 x       -> 0/1",
        "1 5#80 2 | 4 5#70 1   -> 1/1",
        "1 5 2 | 6 0 0 | 5 5 5 -> 1/0", // where it was is no neighbor to return to
        "1 5 2 | 3 4 2 | 1 6 7 -> 2/2",
        "x x x | 1 2 3         -> 1/2", // starts again until one is measured
      })
  void theSearchStepsFromTheBestThatIsBetter(String history, String place) {
    List<Evaluation<Choices>> told = new ArrayList<>();
    TrialId from = TrialId.parse(place);

    assertThat(next(new LocalSearch(Told.SPACE, 3), history, told))
        .hasSize(3)
        .allMatch(step -> step.operator().equals("step"))
        .allMatch(step -> step.parents().equals(List.of(from)))
        .allMatch(step -> Told.distance(step.genotype(), genotype(from, told)) == 1);
  }

  @Test
  void aSearchBeginsAnywhere() {
    assertThat(new LocalSearch(Told.SPACE, 4).ask(0, STREAMS))
        .hasSize(4)
        .allMatch(start -> start.operator().equals("restart"))
        .allMatch(start -> start.parents().isEmpty());
  }

  /** A genotype of three genes of three words has six neighbors. */
  @Test
  void whenNoNeighborIsBetterItStartsAgainAndTakesWhatItFinds() {
    ToyChoices space = new ToyChoices(3, 3);
    SearchStrategy<Choices> strategy = new LocalSearch(space, 6);
    strategy.tell(Told.generation(0, strategy.ask(0, STREAMS).subList(0, 1), "9"));
    List<Proposal<Choices>> neighbors = strategy.ask(1, STREAMS);
    assertThat(neighbors).isNotEmpty().allMatch(step -> step.operator().equals("step"));
    strategy.tell(Told.generation(1, neighbors, "1" + " 1".repeat(neighbors.size() - 1)));

    List<Proposal<Choices>> starts = strategy.ask(2, STREAMS);
    assertThat(starts).hasSize(6).allMatch(start -> start.operator().equals("restart"));
    strategy.tell(Told.generation(2, starts.subList(0, 3), "3 4 2"));
    assertThat(strategy.ask(3, STREAMS))
        .isNotEmpty()
        .allMatch(step -> step.parents().equals(List.of(new TrialId(2, 1))));
  }

  /** The order of neighbors is drawn: else the first genes would always be changed first. */
  @Test
  void neighborsComeInRandomOrder() {
    SearchStrategy<Choices> strategy = new LocalSearch(Told.SPACE, 1);
    List<Evaluation<Choices>> told = new ArrayList<>();
    next(strategy, "5", told);
    assertThat(
            IntStream.range(1, 200)
                .mapToObj(generation -> strategy.ask(generation, STREAMS).get(0).genotype())
                .distinct()
                .count())
        .isGreaterThan(25);
  }
}
