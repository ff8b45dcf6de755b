package org.evosearch.strategy.genetic;

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
import org.evosearch.strategy.Ranking;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.trial.TrialId;
import org.evosearch.variation.TournamentSelection;
import org.junit.jupiter.api.Test;

/** The genetic algorithm where several objectives decide together. */
class ConsensusOfObjectivesTest extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return strategy(Ranking.MEAN_RANK);
  }

  private static SearchStrategy<Choices> strategy(Ranking ranking) {
    return new GeneticAlgorithm<>(
        TOY, new GeneticSettings(5, 4, new TournamentSelection(5, 1), 0.9, 0.5, ranking));
  }

  /** The first objective is the opposite of the other two. */
  private static Evaluation<Choices> outvoted(Evaluation<Choices> e) {
    double index = e.id().index() + e.id().generation() / 10.0;
    return new Evaluation<>(
        e.id(), e.proposal(), e.fingerprint(), List.of(-index, index, index), 0, e.parameters());
  }

  private static List<TrialId> mothersOfTheThirdGeneration(Ranking ranking) {
    SearchStrategy<Choices> strategy = strategy(ranking);
    Evaluations<Choices> evaluations = new Evaluations<>(TOY, g -> OptionalDouble.of(0));
    RandomStreams streams = new RandomStreams(2);
    List<TrialId> mothers = new ArrayList<>();
    for (int generation = 0; generation < 2; generation++) {
      strategy.tell(
          evaluations.of(generation, strategy.ask(generation, streams)).stream()
              .map(ConsensusOfObjectivesTest::outvoted)
              .toList());
    }
    strategy.ask(2, streams).forEach(proposal -> mothers.add(proposal.parents().get(0)));
    return mothers;
  }

  @Test
  void theMajorityDecidesWhoBecomesAParent() {
    assertThat(mothersOfTheThirdGeneration(Ranking.FITNESS)).containsOnly(new TrialId(0, 0));
    assertThat(mothersOfTheThirdGeneration(Ranking.MEAN_RANK)).containsOnly(new TrialId(1, 3));
    assertThat(mothersOfTheThirdGeneration(Ranking.VOTE)).containsOnly(new TrialId(1, 3));
  }
}
