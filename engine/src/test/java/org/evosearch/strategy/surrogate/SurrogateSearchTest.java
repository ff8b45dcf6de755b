package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.junit.jupiter.api.Test;

class SurrogateSearchTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();
  private static final ToyChoices WIDE = new ToyChoices(8, 6);
  private static final SurrogateSettings.Pool POOL = new SurrogateSettings.Pool(5, 20, 20);

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return on(TOY, 3);
  }

  private static SurrogateSearch on(ChoiceSpace space, int population) {
    SurrogateSettings settings = new SurrogateSettings(population, 5, 1, 0.15, POOL);
    return new SurrogateSearch(space, population, 5, new FittedRanker(space, settings));
  }

  private static List<Evaluation<Choices>> search(int population, int generations, long seed) {
    SurrogateSearch strategy = on(WIDE, population);
    RandomStreams streams = new RandomStreams(seed);
    Evaluations<Choices> evaluations =
        new Evaluations<>(WIDE, genotype -> OptionalDouble.of(WIDE.fitness(genotype)));
    List<Evaluation<Choices>> all = new ArrayList<>();
    for (int generation = 0; generation < generations; generation++) {
      List<Evaluation<Choices>> told =
          evaluations.of(generation, strategy.ask(generation, streams));
      strategy.tell(told);
      all.addAll(told);
    }
    return all;
  }

  @Test
  void findsTheBestOfManyGenotypesInFewTrials() {
    for (int seed = 0; seed < 5; seed++) {
      assertThat(search(1, 60, seed)).anyMatch(e -> e.fitness().orElseThrow() == 0);
      assertThat(search(10, 10, seed)).anyMatch(e -> e.fitness().orElseThrow() == 0);
    }
  }

  @Test
  void aGenerationBeginsAtRandomAndThenTheModelChooses() {
    assertThat(search(1, 20, 3))
        .extracting(evaluation -> evaluation.proposal().operator())
        .startsWith("sample", "sample", "sample", "sample", "sample")
        .contains("neighbour");
  }

  @Test
  void generationsInFlightShareNoNetwork() {
    for (int pipeline = 2; pipeline <= 4; pipeline++) {
      SurrogateSearch strategy = on(WIDE, 4);
      RandomStreams streams = new RandomStreams(9);
      Evaluations<Choices> evaluations =
          new Evaluations<>(WIDE, genotype -> OptionalDouble.of(WIDE.fitness(genotype)));
      List<List<Proposal<Choices>>> asked = new ArrayList<>();
      Set<Fingerprint> networks = new HashSet<>();
      for (int generation = 0; generation < 12; generation++) {
        if (generation >= pipeline) {
          int told = generation - pipeline;
          strategy.tell(evaluations.of(told, asked.get(told)));
        }
        asked.add(strategy.ask(generation, streams));
        assertThat(asked.get(generation))
            .hasSize(4)
            .allMatch(proposal -> networks.add(WIDE.decode(proposal.genotype()).fingerprint()));
      }
    }
  }

  @Test
  void betweenFitsAndBehindThemAResumedSearchGoesOnAlike() {
    List<Evaluation<Choices>> run = search(1, 40, 4);
    for (int from : List.of(6, 19, 33, 39)) {
      SurrogateSearch resumed = on(WIDE, 1);
      IntStream.range(0, from).forEach(i -> resumed.tell(run.subList(i, i + 1)));
      assertThat(resumed.ask(from, new RandomStreams(4))).containsExactly(run.get(from).proposal());
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new SurrogateSettings(0, 5, 1, 0.1, POOL))
        .hasMessage("Invalid sizes: [0, 5] (at least 1)");
    assertThatThrownBy(() -> new SurrogateSettings(1, 5, Double.NaN, 0.1, POOL))
        .hasMessage("Invalid exploration: NaN (at least 0)");
    assertThatThrownBy(() -> new SurrogateSettings(1, 5, 1, 1.5, POOL))
        .hasMessage("Invalid climbing: 1.5 (from 0 to 1)");
    assertThatThrownBy(() -> new SurrogateSettings.Pool(0, 5, 5))
        .hasMessage("Invalid pool: [0, 5, 5] (parents at least 1)");
  }
}
