package org.evosearch.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.cmaes.CmaEsSearch;
import org.evosearch.strategy.cmaes.CmaEsSearchSettings;
import org.evosearch.strategy.genetic.GeneticAlgorithm;
import org.evosearch.strategy.genetic.GeneticSettings;
import org.evosearch.variation.TournamentSelection;
import org.junit.jupiter.api.Test;

class WarmStartTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();
  private static final RandomStreams STREAMS = new RandomStreams(2);

  private final List<Choices> first =
      List.of(
          TOY.all().skip(5).findFirst().orElseThrow(), TOY.all().skip(2).findFirst().orElseThrow());

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  private SearchStrategy<Choices> cold() {
    return new GeneticAlgorithm<>(
        TOY, new GeneticSettings(5, 4, new TournamentSelection(4, 1), 0.9, 0.5));
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return cold().startingFrom(first);
  }

  /** A given genotype may be drawn by the strategy as well. */
  @Override
  protected boolean skipsKnownNetworks() {
    return false;
  }

  @Test
  void theGivenGenotypesComeFirstAndTheStrategyFillsUp() {
    List<Proposal<Choices>> warm = strategy().ask(0, STREAMS);
    assertThat(warm.stream().map(Proposal::genotype).limit(2)).containsExactlyElementsOf(first);
    assertThat(warm.stream().map(Proposal::operator).limit(2)).containsOnly("warm-start");
    assertThat(warm.subList(2, 4)).isEqualTo(cold().ask(0, STREAMS).subList(2, 4));
  }

  @Test
  void noMoreAreTakenThanAGenerationHolds() {
    SearchStrategy<Choices> full = cold().startingFrom(TOY.all().limit(9).toList());
    assertThat(full.ask(0, STREAMS)).hasSameSizeAs(cold().ask(0, STREAMS));
  }

  @Test
  void whoDrawsForItselfRefuses() {
    SearchStrategy<Choices> cma = new CmaEsSearch(TOY, new CmaEsSearchSettings(4, 0.3, 1, 5));
    assertThatThrownBy(() -> cma.startingFrom(first)).isInstanceOf(IllegalArgumentException.class);
  }
}
