package org.evosearch.strategy.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evosearch.genotype.Reals;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.ToyReals;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.strategy.random.RandomSearch;
import org.junit.jupiter.api.Test;

class RealCmaEsSearchTest extends SearchStrategyContract<Reals> {

  private static final ToyReals SPACE = new ToyReals(6);
  private static final CmaEsSearchSettings SETTINGS = new CmaEsSearchSettings(0, 0.3, 1, 20);

  /** Two of its genes lie on the edge of the space. */
  private static final Reals PLANTED = Reals.of(0.9, 0.1, 1.0, 0.35, 0.0, 0.6);

  @Override
  protected SearchSpace<Reals> space() {
    return SPACE;
  }

  @Override
  protected SearchStrategy<Reals> strategy() {
    return new RealCmaEsSearch(SPACE, SETTINGS);
  }

  private static SearchStrategy<Reals> strategy(int lambda, int patience) {
    return new RealCmaEsSearch(SPACE, new CmaEsSearchSettings(lambda, 0.3, 1, patience));
  }

  private static double distance(Reals genes) {
    return Math.sqrt(
        IntStream.range(0, genes.size())
            .mapToDouble(gene -> Math.pow(genes.at(gene) - PLANTED.at(gene), 2))
            .sum());
  }

  /** What each generation of a search was told. */
  private static List<List<Evaluation<Reals>>> run(
      SearchStrategy<Reals> strategy,
      int generations,
      long seed,
      Function<Reals, OptionalDouble> fitness) {
    Evaluations<Reals> evaluations = new Evaluations<>(SPACE, fitness);
    List<List<Evaluation<Reals>>> told = new ArrayList<>();
    for (int generation = 0; generation < generations; generation++) {
      told.add(evaluations.of(generation, strategy.ask(generation, new RandomStreams(seed))));
      strategy.tell(told.get(generation));
    }
    return told;
  }

  /** The shortest distance of 600 trials. */
  private static double nearest(SearchStrategy<Reals> strategy, int generations, long seed) {
    return run(strategy, generations, seed, genes -> OptionalDouble.of(-distance(genes))).stream()
        .flatMap(List::stream)
        .mapToDouble(told -> distance(told.genotype()))
        .min()
        .orElseThrow();
  }

  @Test
  void aPlantedVectorIsFoundWhichRandomSearchMisses() {
    assertThat(LongStream.range(0, 5).mapToDouble(seed -> nearest(strategy(10, 20), 60, seed)))
        .allMatch(distance -> distance < 0.02);
    assertThat(
            LongStream.range(0, 5)
                .mapToDouble(seed -> nearest(new RandomSearch<>(SPACE, 10), 60, seed)))
        .allMatch(distance -> distance > 0.1);
  }

  @Test
  void thePointsComeFromAroundTheMiddle() {
    List<Proposal<Reals>> first = strategy(1000, 20).ask(0, new RandomStreams(3));
    assertThat(first).hasSize(1000).allMatch(proposal -> proposal.operator().equals("sample"));
    for (int i = 0; i < SPACE.dimension(); i++) {
      int gene = i;
      double[] values =
          first.stream().mapToDouble(proposal -> proposal.genotype().at(gene)).sorted().toArray();
      assertThat(values[500]).isBetween(0.46, 0.54);
      // One in twenty lies beyond 1.64 deviations, which is about where the space ends.
      assertThat(values[50]).isLessThan(0.06);
      assertThat(values[159]).isBetween(0.15, 0.25);
    }
  }

  /** Points of one network are all proposed: what they are worth is known, and costs nothing. */
  @Test
  void equalNetworksAreProposedAgain() {
    List<List<Evaluation<Reals>>> run =
        run(strategy(10, 20), 40, 1, genes -> OptionalDouble.of(-distance(genes)));
    assertThat(run).allMatch(generation -> generation.size() == 10);
    assertThat(run.stream().flatMap(List::stream).map(Evaluation::fingerprint).distinct().count())
        .isLessThan(300);
  }

  @Test
  void aRunThatBringsNothingNewIsStartedAnewElsewhereWithTwiceAsManyPoints() {
    List<List<Evaluation<Reals>>> run =
        run(strategy(10, 2), 60, 1, genes -> OptionalDouble.of(-distance(genes)));
    int restart = (int) run.stream().takeWhile(generation -> generation.size() == 10).count();
    assertThat(restart).isBetween(10, 58);
    assertThat(run.get(restart)).hasSize(20);
    assertThat(spread(run.get(restart - 1))).isLessThan(0.05);
    assertThat(spread(run.get(restart))).isGreaterThan(0.15);
  }

  /** The mean standard deviation of the genes of a generation. */
  private static double spread(List<Evaluation<Reals>> generation) {
    return IntStream.range(0, SPACE.dimension())
        .mapToDouble(
            gene ->
                deviation(
                    generation.stream().mapToDouble(told -> told.genotype().at(gene)).toArray()))
        .average()
        .orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values)
            .map(value -> (value - mean) * (value - mean))
            .average()
            .orElseThrow());
  }

  @Test
  void aPlateauEndsARun() {
    List<List<Evaluation<Reals>>> run =
        run(strategy(10, 1000), 40, 1, genes -> OptionalDouble.of(0));
    assertThat(run.get(39)).hasSizeGreaterThan(10);
  }

  @Test
  void itCannotBeginWithWhatItDidNotDraw() {
    assertThatThrownBy(() -> strategy().startingFrom(List.of(PLANTED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cma-es learns from points that it drew itself");
  }
}
