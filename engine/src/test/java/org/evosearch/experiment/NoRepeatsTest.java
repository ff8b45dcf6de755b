package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 100,000 proposals on NAS-Bench-201, where more than half of the cells are another one's twin. */
class NoRepeatsTest {

  private static final int PROPOSALS = 25_000;
  private static final int OF_ONE_SEARCH = 500;

  private static final ChoiceSpace SPACE =
      new NasBench201Space(NasBench201Settings.PUBLISHED, TensorShape.image(3, 32, 32), 10);

  private static Section settings(String strategy) {
    return Settings.parse(
            "strategy.name = " + strategy + ", strategy.local-search.neighbours = 10", List.of())
        .root()
        .section("strategy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"regularized", "genetic", "random", "local-search"})
  void noNetworkIsProposedTwiceInOneSearch(String name) {
    Section settings = settings(name);
    int proposals = 0;
    for (long seed = 0; proposals < PROPOSALS; seed++) {
      proposals += proposals(StrategyCatalog.of(settings, SPACE), new RandomStreams(seed));
    }
    assertThat(proposals).isGreaterThanOrEqualTo(PROPOSALS);
  }

  /** How many proposals one search makes. */
  private static int proposals(SearchStrategy<Choices> strategy, RandomStreams streams) {
    Set<Fingerprint> proposed = new HashSet<>();
    for (int generation = 0; proposed.size() < OF_ONE_SEARCH; generation++) {
      List<Evaluation<Choices>> told = evaluations(generation, strategy.ask(generation, streams));
      assertThat(told).isNotEmpty().allMatch(one -> proposed.add(one.fingerprint()));
      strategy.tell(told);
    }
    return proposed.size();
  }

  private static List<Evaluation<Choices>> evaluations(
      int generation, List<Proposal<Choices>> proposals) {
    return proposals.stream()
        .map(
            proposal ->
                new Evaluation<>(
                    new TrialId(generation, proposals.indexOf(proposal)),
                    proposal,
                    SPACE.decode(proposal.genotype()).fingerprint(),
                    OptionalDouble.of(fitness(proposal.genotype())),
                    0))
        .toList();
  }

  /** Best where all edges hold 3x3 convolutions, so that a search narrows down. */
  private static double fitness(Choices genotype) {
    return -genotype.indices().stream().mapToInt(word -> Math.abs(word - 3)).sum();
  }
}
