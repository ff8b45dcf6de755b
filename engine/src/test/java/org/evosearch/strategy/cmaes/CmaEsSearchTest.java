package org.evosearch.strategy.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.strategy.Told;
import org.evosearch.strategy.random.RandomSearch;
import org.junit.jupiter.api.Test;

class CmaEsSearchTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();
  private static final CmaEsSearchSettings SETTINGS = new CmaEsSearchSettings(0, 0.3, 4, 20);

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new CmaEsSearch(space(), SETTINGS);
  }

  /** How many trials it takes to come within 2 of the best of 5^8. */
  private static int trials(Supplier<SearchStrategy<Choices>> strategies, long seed) {
    ToyChoices space = new ToyChoices(8, 5);
    SearchStrategy<Choices> strategy = strategies.get();
    Evaluations<Choices> evaluations =
        new Evaluations<>(space, genotype -> OptionalDouble.of(space.fitness(genotype)));
    int trials = 0;
    for (int generation = 0; trials < 1000; generation++) {
      List<Proposal<Choices>> proposals = strategy.ask(generation, new RandomStreams(seed));
      List<Evaluation<Choices>> told = evaluations.of(generation, proposals);
      trials += told.size();
      if (told.stream().anyMatch(e -> e.fitness().orElseThrow() >= -2)) {
        return trials;
      }
      strategy.tell(told);
    }
    return trials;
  }

  private static double median(Supplier<SearchStrategy<Choices>> strategies) {
    return LongStream.range(0, 11)
        .mapToDouble(seed -> trials(strategies, seed))
        .sorted()
        .skip(5)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsGoodNetworksSoonerThanRandomSearch() {
    ToyChoices space = new ToyChoices(8, 5);
    double cma = median(() -> new CmaEsSearch(space, SETTINGS));
    double random = median(() -> new RandomSearch<>(space, 10));
    assertThat(cma).isLessThan(random / 3);
  }

  /** The generation after the first, which was told a fitness. */
  private static List<Proposal<Choices>> second(Function<Choices, OptionalDouble> fitness) {
    SearchStrategy<Choices> strategy =
        new CmaEsSearch(Told.SPACE, new CmaEsSearchSettings(40, 0.3, 4, 20));
    Evaluations<Choices> evaluations = new Evaluations<>(Told.SPACE, fitness);
    strategy.tell(evaluations.of(0, strategy.ask(0, new RandomStreams(67))));
    return strategy.ask(1, new RandomStreams(67));
  }

  private static double meanWord(List<Proposal<Choices>> proposals) {
    return proposals.stream()
        .flatMap(proposal -> proposal.genotype().indices().stream())
        .mapToInt(Integer::intValue)
        .average()
        .orElseThrow();
  }

  /** The middle of the words is 2. */
  @Test
  void theNextGenerationLiesWhereTheFitnessIsLarge() {
    assertThat(meanWord(second(g -> OptionalDouble.of(Told.SPACE.fitness(g))))).isGreaterThan(2.2);
    assertThat(meanWord(second(g -> OptionalDouble.of(-Told.SPACE.fitness(g))))).isLessThan(1.8);
  }

  @Test
  void onlyTheOrderOfFitnessCounts() {
    assertThat(second(g -> OptionalDouble.of(Math.exp(Told.SPACE.fitness(g)))))
        .isEqualTo(second(g -> OptionalDouble.of(Told.SPACE.fitness(g))));
  }

  /** All have the same fitness but those that failed, whose words are small. */
  @Test
  void failuresAreWorseThanAllThatWasMeasured() {
    assertThat(
            meanWord(
                second(
                    g ->
                        Told.SPACE.fitness(g) < -16
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(1))))
        .isGreaterThan(2.1);
  }

  /** The last gene may only have its first two words, though the later ones are fitter. */
  private static double violation(Choices genotype) {
    return Math.max(0, genotype.at(5) - 1);
  }

  @Test
  void constraintsAreKept() {
    ToyChoices space = new ToyChoices(6, 5);
    CmaEsSearch strategy = new CmaEsSearch(space, SETTINGS);
    Evaluations<Choices> evaluations =
        new Evaluations<>(space, genotype -> OptionalDouble.of(space.fitness(genotype)));
    double best = Double.NEGATIVE_INFINITY;
    for (int generation = 0; generation < 40; generation++) {
      List<Evaluation<Choices>> told =
          evaluations.of(generation, strategy.ask(generation, new RandomStreams(4))).stream()
              .map(CmaEsSearchTest::constrained)
              .toList();
      strategy.tell(told);
      for (Evaluation<Choices> e : told) {
        best = e.violation() > 0 ? best : Math.max(best, e.fitness().orElseThrow());
      }
    }
    assertThat(best).isEqualTo(-3);
  }

  private static Evaluation<Choices> constrained(Evaluation<Choices> e) {
    return new Evaluation<>(
        e.id(),
        e.proposal(),
        e.fingerprint(),
        e.objectives(),
        violation(e.genotype()),
        e.parameters());
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> new CmaEsSearchSettings(3, 0.3, 1, 1))
        .hasMessage("Invalid lambda: 3 (at least 4, or 0)");
    assertThatThrownBy(() -> new CmaEsSearchSettings(0, 0, 1, 1))
        .hasMessage("Invalid sigma: 0.0 (above 0)");
    assertThatThrownBy(() -> new CmaEsSearchSettings(0, 1, 0, 1))
        .hasMessage("Invalid margin: 0.0 (above 0)");
    assertThatThrownBy(() -> new CmaEsSearchSettings(0, 1, 1, 0))
        .hasMessage("Invalid patience: 0 (at least 1)");
  }
}
