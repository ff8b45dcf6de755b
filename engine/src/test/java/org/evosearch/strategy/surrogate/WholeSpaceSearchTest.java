package org.evosearch.strategy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.space.limit.ForeknownChoices;
import org.evosearch.space.limit.LimitedSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;

class WholeSpaceSearchTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();
  private static final List<String> SIZES = List.of("parameters", "multiply-adds");
  private static final SpaceSettings.Kernel KERNEL = new SpaceSettings.Kernel(1, 0.3, 0.02);

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return on(TOY, 3, SIZES);
  }

  private static SurrogateSearch on(ChoiceSpace space, int population, List<String> terms) {
    SpaceSettings settings =
        new SpaceSettings(terms, KERNEL, 15, SpaceSettings.MOST, SpaceSettings.POOL);
    return new SurrogateSearch(space, population, 5, new SpaceRanker(space, settings));
  }

  private static List<Evaluation<Choices>> search(
      SurrogateSearch strategy, int generations, ToDoubleFunction<Choices> fitness) {
    Evaluations<Choices> evaluations =
        new Evaluations<>(TOY, genotype -> OptionalDouble.of(fitness.applyAsDouble(genotype)));
    List<Evaluation<Choices>> all = new ArrayList<>();
    for (int generation = 0; generation < generations; generation++) {
      List<Evaluation<Choices>> told =
          evaluations.of(generation, strategy.ask(generation, new RandomStreams(4)));
      strategy.tell(told);
      all.addAll(told);
    }
    return all;
  }

  private static List<String> operators(List<Evaluation<Choices>> run) {
    return run.stream().map(evaluation -> evaluation.proposal().operator()).toList();
  }

  @Test
  void theFavoriteOfWhatIsKnownComesFirstThenRandomTrialsThenTheModel() {
    List<Evaluation<Choices>> run = search(on(TOY, 1, SIZES), 8, TOY::fitness);
    assertThat(run.get(0).genotype()).isEqualTo(Choices.of(4, 4, 4, 4));
    assertThat(operators(run))
        .containsExactly(
            "favorite", "sample", "sample", "sample", "sample", "model", "model", "model");
    assertThat(operators(search(on(TOY, 1, List.of()), 2, TOY::fitness)))
        .containsExactly("sample", "sample");
  }

  /** The smallest network is best here, which no favorite says. */
  @Test
  void aFewTrialsTurnTermsAround() {
    List<Evaluation<Choices>> run =
        search(on(TOY, 1, SIZES), 10, genotype -> -TOY.fitness(genotype));
    assertThat(run).extracting(Evaluation::genotype).contains(Choices.of(0, 0, 0, 0));
  }

  /** Each network but the favorite is as bad as the other; it has twelve neighbors. */
  @Test
  void afterManyTrialsInVainEverySecondOneIsANeighborOfTheBest() {
    Choices best = Choices.of(4, 4, 4, 4);
    List<Evaluation<Choices>> run =
        search(on(TOY, 1, SIZES), 22, genotype -> genotype.equals(best) ? 1 : 0);
    assertThat(operators(run).subList(5, 16)).containsOnly("model");
    assertThat(operators(run).subList(16, 22))
        .containsExactly("neighbour", "model", "neighbour", "model", "neighbour", "model");
    assertThat(run.subList(16, 22))
        .filteredOn(evaluation -> evaluation.proposal().operator().equals("neighbour"))
        .allSatisfy(
            evaluation -> {
              assertThat(evaluation.proposal().parents()).containsExactly(run.get(0).id());
              assertThat(TOY.neighbors(best)).contains(evaluation.genotype());
            });
  }

  @Test
  void limitsOfTheSearchAreKept() {
    ChoiceSpace small =
        LimitedSpace.of(
            new ForeknownChoices(TOY, candidate -> Map.of(Metric.LATENCY, 1.0), Set.of()),
            candidate -> candidate.toString().contains("outputs=5") ? 1 : 0);
    assertThat(search(on(small, 2, SIZES), 10, TOY::fitness))
        .allMatch(evaluation -> small.excess(evaluation.genotype()) == 0);
  }

  @Test
  void aSearchThatIsResumedAnywhereProposesTheSame() {
    List<Evaluation<Choices>> run = search(on(TOY, 1, SIZES), 40, TOY::fitness);
    for (int from : List.of(1, 5, 6, 23, 39)) {
      SurrogateSearch resumed = on(TOY, 1, SIZES);
      IntStream.range(0, from).forEach(i -> resumed.tell(run.subList(i, i + 1)));
      assertThat(resumed.ask(from, new RandomStreams(4))).containsExactly(run.get(from).proposal());
    }
  }

  /** The process consists of at most 400 evaluations; 495 are told in the end. */
  @Test
  void aLongSearchReducesItsProcessAndResumesAlike() {
    ToyChoices wide = new ToyChoices(5, 4);
    Evaluations<Choices> evaluations =
        new Evaluations<>(wide, genotype -> OptionalDouble.of(wide.fitness(genotype)));
    SurrogateSearch strategy = on(wide, 45, SIZES);
    List<List<Evaluation<Choices>>> run = new ArrayList<>();
    for (int generation = 0; generation < 12; generation++) {
      run.add(evaluations.of(generation, strategy.ask(generation, new RandomStreams(4))));
      strategy.tell(run.get(generation));
    }
    for (int from : List.of(9, 10, 11)) {
      SurrogateSearch resumed = on(wide, 45, SIZES);
      run.subList(0, from).forEach(resumed::tell);
      assertThat(resumed.ask(from, new RandomStreams(4)))
          .hasSize(45)
          .isEqualTo(run.get(from).stream().map(Evaluation::proposal).toList());
    }
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new SpaceSettings.Kernel(0, 0.3, 0.02))
        .hasMessage("Invalid kernel: [0.0, 0.3, 0.02] (positive)");
    assertThatThrownBy(
            () -> new SpaceSettings(List.of(), KERNEL, 0, SpaceSettings.MOST, SpaceSettings.POOL))
        .hasMessage("Invalid patience, most: [0, 100000] (at least 1, at least 0)");
  }
}
