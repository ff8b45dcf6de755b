package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.junit.jupiter.api.Test;

/** Spaces of which only a pool is ranked. */
class LargeSpaceSearchTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();
  private static final ToyChoices WIDE = new ToyChoices(8, 6);
  private static final List<String> SIZES = List.of("parameters", "multiply-adds");

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return on(TOY, 3, SIZES, new SurrogateSettings.Pool(5, 20, 20));
  }

  private static SurrogateSearch on(
      ChoiceSpace space, int population, List<String> terms, SurrogateSettings.Pool pool) {
    SpaceSettings settings =
        new SpaceSettings(terms, new SpaceSettings.Kernel(1, 0.3, 0.02), 15, 0, pool);
    return new SurrogateSearch(space, population, 5, new SpaceRanker(space, settings));
  }

  private static List<Evaluation<Choices>> search(List<String> terms, int generations) {
    SurrogateSearch strategy = on(WIDE, 4, terms, new SurrogateSettings.Pool(5, 50, 100));
    Evaluations<Choices> evaluations =
        new Evaluations<>(WIDE, genotype -> OptionalDouble.of(WIDE.fitness(genotype)));
    List<Evaluation<Choices>> all = new ArrayList<>();
    for (int generation = 0; generation < generations; generation++) {
      List<Evaluation<Choices>> told =
          evaluations.of(generation, strategy.ask(generation, new RandomStreams(2)));
      strategy.tell(told);
      all.addAll(told);
    }
    return all;
  }

  @Test
  void itFindsTheBestOfMoreThanAMillionAndNamesWhereProposalsComeFrom() {
    List<Evaluation<Choices>> run = search(List.of(), 40);
    assertThat(run).anyMatch(evaluation -> evaluation.fitness().orElseThrow() == 0);
    assertThat(run)
        .extracting(evaluation -> evaluation.proposal().operator())
        .contains("sample", "neighbour")
        .doesNotContain("model", "favorite");
  }

  @Test
  void theFavoriteIsThatOfASample() {
    assertThat(search(SIZES, 1).get(0).proposal().operator()).isEqualTo("favorite");
  }
}
