package org.evosearch.strategy.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Layers;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.ToySpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.strategy.Told;
import org.evosearch.strategy.random.RandomSearch;
import org.evosearch.trial.TrialId;
import org.evosearch.variation.TournamentSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TournamentEvolutionTest extends SearchStrategyContract<Layers> {

  private static final RandomStreams STREAMS = new RandomStreams(41);
  private static final Evaluations<Layers> EVALUATIONS =
      new Evaluations<>(new ToySpace(), layers -> OptionalDouble.of(ToySpace.fitness(layers)));

  @Override
  protected SearchSpace<Layers> space() {
    return new ToySpace();
  }

  @Override
  protected SearchStrategy<Layers> strategy() {
    return new TournamentEvolution<>(
        space(), new TournamentSettings(10, 2, new TournamentSelection(3, 0.85)));
  }

  @Test
  void theFirstGenerationIsOfTheSmallestNetworks() {
    assertThat(strategy().ask(0, STREAMS))
        .hasSize(10)
        .allMatch(proposal -> proposal.operator().equals("initial"))
        .allMatch(proposal -> proposal.parents().isEmpty())
        .allMatch(proposal -> proposal.genotype().layers().size() == 1);
  }

  @Test
  void theBestDifferentNetworksComeFirstAndTheRestHasOneParentEach() {
    SearchStrategy<Layers> strategy = strategy();
    List<Evaluation<Layers>> told = EVALUATIONS.of(0, strategy.ask(0, STREAMS));
    for (int generation = 1; generation < 8; generation++) {
      strategy.tell(told);
      List<Proposal<Layers>> proposals = strategy.ask(generation, STREAMS);
      assertThat(proposals).hasSize(10);
      assertThat(proposals.subList(0, 2)).isEqualTo(bestTwo(told));
      List<TrialId> ids = told.stream().map(Evaluation::id).toList();
      assertThat(proposals.subList(2, 10))
          .allMatch(child -> child.operator().equals("mutation"))
          .allMatch(child -> child.parents().size() == 1 && ids.containsAll(child.parents()));
      told = EVALUATIONS.of(generation, proposals);
    }
  }

  /** By trying all pairs. */
  private static List<Proposal<Layers>> bestTwo(List<Evaluation<Layers>> told) {
    Evaluation<Layers> best = told.stream().min(Evaluation.BEST_FIRST).orElseThrow();
    Evaluation<Layers> second =
        told.stream()
            .filter(other -> !other.fingerprint().equals(best.fingerprint()))
            .min(Evaluation.BEST_FIRST)
            .orElseThrow();
    return List.of(
        new Proposal<>(best.genotype(), "elite", List.of(best.id())),
        new Proposal<>(second.genotype(), "elite", List.of(second.id())));
  }

  @Test
  void equalNetworksAreOneElite() {
    SearchStrategy<Layers> strategy = strategy();
    List<Proposal<Layers>> proposals = new ArrayList<>(strategy.ask(0, STREAMS));
    proposals.replaceAll(proposal -> proposals.get(0));
    strategy.tell(EVALUATIONS.of(0, proposals));
    assertThat(strategy.ask(1, STREAMS).stream().map(Proposal::operator))
        .hasSize(10)
        .startsWith("elite", "mutation");
  }

  @Test
  void aFailureIsNeverAnElite() {
    SearchStrategy<Layers> strategy = strategy();
    List<Evaluation<Layers>> told = new ArrayList<>(EVALUATIONS.of(0, strategy.ask(0, STREAMS)));
    told.replaceAll(evaluation -> evaluation.id().index() == 7 ? evaluation : failed(evaluation));
    strategy.tell(told);
    List<Proposal<Layers>> proposals = strategy.ask(1, STREAMS);
    assertThat(proposals.stream().map(Proposal::operator)).startsWith("elite", "mutation");
    assertThat(proposals.get(0).parents()).containsExactly(new TrialId(0, 7));
  }

  private static Evaluation<Layers> failed(Evaluation<Layers> evaluation) {
    return new Evaluation<>(
        evaluation.id(),
        evaluation.proposal(),
        evaluation.fingerprint(),
        OptionalDouble.empty(),
        evaluation.parameters());
  }

  /** Whose generation is the last has children, by rank; older ones have none, however good. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "4 9 1                -> 0/1 0/0 0/2",
        "9 8 7 | 2 1 3        -> 1/2 1/0 1/1",
        "4 x 1                -> 0/0 0/2 0/1", // a failure is worse than all that were measured
        "4!1 9!2 1            -> 0/2 0/0 0/1",
        "4#50 4#40 4          -> 0/1 0/0 0/2",
      })
  void winnersOfTournamentsHaveChildren(String history, String bestFirst) {
    TournamentSettings settings = new TournamentSettings(3, 1, new TournamentSelection(3, 0.85));
    List<Proposal<Choices>> children =
        Told.next(new TournamentEvolution<>(Told.SPACE, settings), history).stream()
            .filter(child -> child.operator().equals("mutation"))
            .toList();

    assertThat(children).hasSize(2000);
    ChiSquare.assertFits(
        Told.parents(children, List.of(bestFirst.split(" "))), 0.85, 0.1275, 0.0225);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "4 9 1 7         -> 0/1 0/3",
        "9 8 7 6 | 2 1 3 -> 1/2 1/0", // an elite that was not proposed again is gone
        "4 x!1 9!2 1     -> 0/0 0/3",
        "4#50 4#40 x 4   -> 0/1 0/0",
      })
  void theBestOfTheLastGenerationAreElites(String history, String elites) {
    TournamentSettings settings = new TournamentSettings(4, 2, new TournamentSelection(3, 0.85));

    assertThat(
            Told.next(new TournamentEvolution<>(Told.SPACE, settings), history).stream()
                .limit(2)
                .map(elite -> elite.parents().get(0).toString()))
        .containsExactly(elites.split(" "));
  }

  /** Sign test: 16 of 20 or more by chance with probability .0059. */
  @Test
  void itBeatsRandomSearchAtEqualBudget() {
    long wins =
        LongStream.range(0, 20)
            .mapToObj(RandomStreams::new)
            .filter(streams -> bestOfEvolution(streams) > bestOfRandomSearch(streams))
            .count();
    assertThat(wins).isGreaterThanOrEqualTo(16);
  }

  private double bestOfEvolution(RandomStreams streams) {
    SearchStrategy<Layers> strategy =
        new TournamentEvolution<>(
            space(), new TournamentSettings(20, 2, new TournamentSelection(3, 0.85)));
    double best = Double.NEGATIVE_INFINITY;
    for (int generation = 0; generation < 15; generation++) {
      List<Proposal<Layers>> proposals = strategy.ask(generation, streams);
      strategy.tell(EVALUATIONS.of(generation, proposals));
      best = Math.max(best, best(proposals.stream()));
    }
    return best;
  }

  private double bestOfRandomSearch(RandomStreams streams) {
    SearchStrategy<Layers> strategy = new RandomSearch<>(space(), 20);
    return best(
        IntStream.range(0, 15)
            .mapToObj(generation -> strategy.ask(generation, streams))
            .flatMap(List::stream));
  }

  private static double best(Stream<Proposal<Layers>> proposals) {
    return proposals
        .mapToDouble(proposal -> ToySpace.fitness(proposal.genotype()))
        .max()
        .orElseThrow();
  }

  @Test
  void theDefaultsAreThoseOfTheSource() {
    assertThat(TournamentSettings.DEFAULT)
        .isEqualTo(new TournamentSettings(50, 2, new TournamentSelection(3, 0.85)));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    TournamentSelection selection = new TournamentSelection(3, 0.85);
    assertThatThrownBy(() -> new TournamentSettings(1, 0, selection))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid population: 1 (at least 2)");
    assertThatThrownBy(() -> new TournamentSettings(4, 4, selection))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid elites: 4 (at least 0, fewer than the population)");
    assertThatThrownBy(() -> new TournamentSettings(4, -1, selection))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid elites: -1 (at least 0, fewer than the population)");
  }
}
