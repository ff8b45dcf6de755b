package org.evosearch.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

/**
 * Laws of every strategy. A test of one extends this class.
 *
 * @param <G> the encoding
 */
public abstract class SearchStrategyContract<G extends Genotype> {

  private static final RandomStreams STREAMS = new RandomStreams(31);
  private static final int GENERATIONS = 6;

  /** A small space. */
  protected abstract SearchSpace<G> space();

  /** A new strategy on that space, with few proposals in a generation. */
  protected abstract SearchStrategy<G> strategy();

  /** As good as drawn, but the same for the same genotype. */
  private static double anyFitness(Genotype genotype) {
    return Math.floorMod(genotype.text().hashCode() * 0x9E3779B9, 1000) / 10.0;
  }

  private static OptionalDouble measured(Genotype genotype) {
    return OptionalDouble.of(anyFitness(genotype));
  }

  private static OptionalDouble failed(Genotype genotype) {
    return OptionalDouble.empty();
  }

  private static OptionalDouble oftenFailed(Genotype genotype) {
    double fitness = anyFitness(genotype);
    return fitness < 40 ? OptionalDouble.empty() : OptionalDouble.of(fitness);
  }

  /** Runs a search of which k generations are in flight; what it was told, by generation. */
  private List<List<Evaluation<G>>> run(
      SearchStrategy<G> strategy, int pipeline, Function<G, OptionalDouble> fitness) {
    Evaluations<G> evaluations = new Evaluations<>(space(), fitness);
    List<List<Evaluation<G>>> told = new ArrayList<>();
    List<List<Proposal<G>>> asked = new ArrayList<>();
    while (told.size() < GENERATIONS && strategy.stopReason().isEmpty()) {
      while (asked.size() < told.size() + pipeline) {
        asked.add(strategy.ask(asked.size(), STREAMS));
      }
      told.add(evaluations.of(told.size(), asked.get(told.size())));
      strategy.tell(told.get(told.size() - 1));
    }
    return told;
  }

  private int longestPipelineTried() {
    return Math.min(strategy().largestPipeline(), 4);
  }

  @Test
  void askingTwiceGivesTheSame() {
    SearchStrategy<G> strategy = strategy();
    for (int generation = 0; generation < GENERATIONS; generation++) {
      List<Proposal<G>> proposals = strategy.ask(generation, STREAMS);
      strategy.ask(generation, new RandomStreams(1));
      assertThat(strategy.ask(generation, STREAMS)).isEqualTo(proposals);
      strategy.tell(
          new Evaluations<>(space(), SearchStrategyContract::measured).of(generation, proposals));
    }
  }

  @Test
  void askingInVainChangesNothingLater() {
    SearchStrategy<G> asked = strategy();
    SearchStrategy<G> told = strategy();
    for (List<Evaluation<G>> generation : run(strategy(), 1, SearchStrategyContract::measured)) {
      asked.ask(0, new RandomStreams(1));
      asked.tell(generation);
      told.tell(generation);
    }
    assertThat(asked.ask(GENERATIONS, STREAMS)).isEqualTo(told.ask(GENERATIONS, STREAMS));
  }

  @Test
  void whoIsToldAnOldRunGoesOnAsItWouldHave() {
    for (int pipeline = 1; pipeline <= longestPipelineTried(); pipeline++) {
      List<List<Evaluation<G>>> run =
          run(strategy(), pipeline, SearchStrategyContract::oftenFailed);
      for (int from = 0; from + pipeline <= run.size(); from++) {
        SearchStrategy<G> resumed = strategy();
        run.subList(0, from).forEach(resumed::tell);
        assertThat(resumed.ask(from + pipeline - 1, STREAMS))
            .isEqualTo(run.get(from + pipeline - 1).stream().map(Evaluation::proposal).toList());
      }
    }
  }

  @Test
  void everyProposalLiesInTheSpace() {
    for (int pipeline = 1; pipeline <= longestPipelineTried(); pipeline++) {
      assertThat(run(strategy(), pipeline, SearchStrategyContract::measured))
          .isNotEmpty()
          .flatMap(Function.identity())
          .allMatch(evaluation -> space().contains(evaluation.genotype()))
          .allMatch(evaluation -> evaluation.proposal().operator().matches("[a-z][a-z-]*"));
    }
  }

  @Test
  void parentsAreTrialsThatWereTold() {
    for (int pipeline = 1; pipeline <= longestPipelineTried(); pipeline++) {
      List<List<Evaluation<G>>> run = run(strategy(), pipeline, SearchStrategyContract::measured);
      for (int generation = 0; generation < run.size(); generation++) {
        Set<TrialId> told = new HashSet<>();
        run.subList(0, Math.max(0, generation - pipeline + 1)).stream()
            .flatMap(Collection::stream)
            .forEach(evaluation -> told.add(evaluation.id()));
        assertThat(run.get(generation))
            .allMatch(evaluation -> told.containsAll(evaluation.proposal().parents()));
      }
    }
  }

  @Test
  void aRunOfNothingButFailuresGoesOn() {
    for (int pipeline = 1; pipeline <= longestPipelineTried(); pipeline++) {
      assertThat(run(strategy(), pipeline, SearchStrategyContract::failed))
          .hasSize(GENERATIONS)
          .allMatch(generation -> !generation.isEmpty())
          .flatMap(Function.identity())
          .allMatch(evaluation -> space().contains(evaluation.genotype()));
    }
  }

  @Test
  void failuresAreTakenAsTheyCome() {
    assertThat(run(strategy(), 1, SearchStrategyContract::oftenFailed))
        .flatMap(Function.identity())
        .allMatch(evaluation -> space().contains(evaluation.genotype()));
  }

  /** The budget of a search may end in the middle of a generation, and be raised later. */
  @Test
  void aGenerationThatWasCutShortIsTakenAsItIs() {
    SearchStrategy<G> strategy = strategy();
    Evaluations<G> evaluations = new Evaluations<>(space(), SearchStrategyContract::measured);
    for (int generation = 0; generation < GENERATIONS; generation++) {
      List<Proposal<G>> asked = strategy.ask(generation, STREAMS);
      assertThat(asked).isNotEmpty().allMatch(one -> space().contains(one.genotype()));
      int tried = generation % 2 == 0 ? asked.size() : (asked.size() + 1) / 2;
      strategy.tell(evaluations.of(generation, asked.subList(0, tried)));
    }
  }

  @Test
  void anotherSeedGivesOtherProposals() {
    assertThat(strategy().ask(0, new RandomStreams(1)))
        .isNotEqualTo(strategy().ask(0, new RandomStreams(2)));
  }

  @Test
  void aSmallSpaceIsTriedToItsEndAndNothingTwice() {
    assumeThat(skipsKnownNetworks()).as("proposes no network twice").isTrue();
    assumeThat(space()).as("a space that is searched to its end").isInstanceOf(ToyChoices.class);
    ToyChoices toy = (ToyChoices) space();
    SearchStrategy<G> strategy = strategy();
    Evaluations<G> evaluations = new Evaluations<>(space(), SearchStrategyContract::oftenFailed);
    Set<Fingerprint> tried = new HashSet<>();
    List<Proposal<G>> proposals = strategy.ask(0, STREAMS);
    for (int generation = 0; !proposals.isEmpty(); generation++) {
      List<Evaluation<G>> told = evaluations.of(generation, proposals);
      assertThat(told).allMatch(evaluation -> tried.add(evaluation.fingerprint()));
      strategy.tell(told);
      proposals = strategy.ask(generation + 1, STREAMS);
    }
    assertThat(tried)
        .hasSize((int) toy.all().map(each -> toy.decode(each).fingerprint()).distinct().count());
  }

  /** Whether no network is proposed that was told before; not so where elites go on. */
  protected boolean skipsKnownNetworks() {
    return true;
  }

  @Test
  void atLeastTheGenerationBeforeMayBeWaitedFor() {
    assertThat(strategy().largestPipeline()).isPositive();
  }
}
