package org.evosearch.strategy.evosearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.junit.jupiter.api.Test;

class GeneticProgrammingTest extends SearchStrategyContract<Hybrid> {

  @Override
  protected SearchSpace<Hybrid> space() {
    return Samples.SPACE;
  }

  @Override
  protected SearchStrategy<Hybrid> strategy() {
    return strategy(6);
  }

  private static SearchStrategy<Hybrid> strategy(int population) {
    return new GeneticProgramming(
        Samples.SPACE, new ProgrammingSettings(population, Samples.BREEDING, Survival.BEST, 0));
  }

  @Test
  void realGenesStayInTheMiddle() {
    assertThat(strategy().ask(0, new RandomStreams(1)))
        .allMatch(proposal -> proposal.genotype().reals().equals(Samples.SPACE.center()));
  }

  @Test
  void theFirstTreesAreNewAndDifferent() {
    List<Proposal<Hybrid>> first = strategy(40).ask(0, new RandomStreams(3));
    assertThat(first).allMatch(proposal -> proposal.operator().equals("grow"));
    assertThat(first.stream().map(p -> Samples.SPACE.decode(p.genotype()).fingerprint()).distinct())
        .hasSizeGreaterThan(36);
  }

  @Test
  void bothChildrenOfACoupleAreBorn() {
    List<Evaluation<Hybrid>> second =
        Samples.run(strategy(60), 2, new RandomStreams(3), g -> OptionalDouble.of(g.tree().size()))
            .get(1);
    Set<String> operators =
        second.stream().map(one -> one.proposal().operator()).collect(Collectors.toSet());
    assertThat(operators).isSubsetOf("crossover", "mutation", "reproduction").hasSize(3);
    Set<List<?>> couples = new HashSet<>();
    second.stream()
        .filter(one -> one.proposal().operator().equals("crossover"))
        .forEach(one -> couples.add(one.proposal().parents()));
    assertThat(couples)
        .filteredOn(couple -> couples.contains(List.of(couple.get(1), couple.get(0))))
        .hasSizeGreaterThan(couples.size() / 2);
  }
}
