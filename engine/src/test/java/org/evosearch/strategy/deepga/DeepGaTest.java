package org.evosearch.strategy.deepga;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.evosearch.genotype.Seeds;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.seeds.SeedSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class DeepGaTest extends SearchStrategyContract<Seeds> {

  private static final SeedSpace SPACE = new SeedSpace(List.of(2, 3, 1), 0.1);
  private static final RandomStreams STREAMS = new RandomStreams(2);

  @Override
  protected SearchSpace<Seeds> space() {
    return SPACE;
  }

  @Override
  protected SearchStrategy<Seeds> strategy() {
    return new DeepGa(SPACE, new DeepGaSettings(12, 3));
  }

  /** The elite goes on as it is. */
  @Override
  protected boolean skipsKnownNetworks() {
    return false;
  }

  @Test
  void theBestGoesOnAndAFewOfTheBestHaveAllChildren() {
    SearchStrategy<Seeds> strategy = strategy();
    Evaluations<Seeds> evaluations =
        new Evaluations<>(
            space(), seeds -> OptionalDouble.of(Math.floorMod(seeds.values().get(0), 997)));
    List<Evaluation<Seeds>> told = evaluations.of(0, strategy.ask(0, STREAMS));
    strategy.tell(told);
    List<TrialId> best =
        told.stream().sorted(Evaluation.BEST_FIRST).limit(3).map(Evaluation::id).toList();

    List<Proposal<Seeds>> next = strategy.ask(1, STREAMS);
    assertThat(next).hasSize(12);
    assertThat(next.get(0).operator()).isEqualTo("elite");
    assertThat(next.get(0).parents()).containsExactly(best.get(0));
    Set<TrialId> parents = new HashSet<>();
    for (Proposal<Seeds> child : next.subList(1, 12)) {
      assertThat(child.genotype().values()).hasSize(2);
      parents.addAll(child.parents());
    }
    assertThat(parents).containsExactlyInAnyOrderElementsOf(best);
  }

  @Test
  void aChildIsItsParentAndOneSeedMore() {
    SearchStrategy<Seeds> strategy = strategy();
    List<Proposal<Seeds>> first = strategy.ask(0, STREAMS);
    strategy.tell(new Evaluations<>(space(), seeds -> OptionalDouble.of(1)).of(0, first));
    for (Proposal<Seeds> child : strategy.ask(1, STREAMS).subList(1, 12)) {
      Seeds parent = first.get(child.parents().get(0).index()).genotype();
      assertThat(child.genotype().values().subList(0, 1)).isEqualTo(parent.values());
    }
  }
}
