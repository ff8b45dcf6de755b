package org.evosearch.strategy.neat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.junit.jupiter.api.Test;

class NeatTest extends SearchStrategyContract<NeatGenome> {

  private static final RandomStreams STREAMS = new RandomStreams(3);

  @Override
  protected SearchSpace<NeatGenome> space() {
    return SampleNeat.SPACE;
  }

  @Override
  protected SearchStrategy<NeatGenome> strategy() {
    return new Neat(SampleNeat.SPACE, SampleNeat.settings(20, 0));
  }

  /** Champions go on as they are. */
  @Override
  protected boolean skipsKnownNetworks() {
    return false;
  }

  /** Proposals of a search for large networks, by generation. */
  private List<List<Proposal<NeatGenome>>> run(SearchStrategy<NeatGenome> strategy) {
    Evaluations<NeatGenome> evaluations =
        new Evaluations<>(space(), genome -> OptionalDouble.of(genome.connections().size()));
    List<List<Proposal<NeatGenome>>> run = new ArrayList<>();
    for (int generation = 0; generation < 12; generation++) {
      run.add(strategy.ask(generation, STREAMS));
      strategy.tell(evaluations.of(generation, run.get(generation)));
    }
    return run;
  }

  @Test
  void theFirstGenerationIsMinimal() {
    assertThat(strategy().ask(0, STREAMS))
        .hasSize(20)
        .allMatch(proposal -> proposal.operator().equals("initial"))
        .allMatch(proposal -> proposal.genotype().nodes().size() == 4);
  }

  @Test
  void everyGenerationIsAsLargeAsThePopulationAndDividedIntoSpecies() {
    assertThat(run(strategy()))
        .allMatch(proposals -> proposals.size() == 20)
        .flatMap(proposals -> proposals)
        .allMatch(proposal -> proposal.species().isPresent())
        .anyMatch(proposal -> proposal.species().getAsInt() > 3);
  }

  @Test
  void anInnovationNumberMeansOneConnectionInTheWholeRun() {
    Map<Integer, List<Integer>> ends = new HashMap<>();
    for (List<Proposal<NeatGenome>> generation : run(strategy())) {
      for (Proposal<NeatGenome> proposal : generation) {
        for (ConnectionGene gene : proposal.genotype().connections()) {
          List<Integer> pair = List.of(gene.from(), gene.to());
          assertThat(ends.computeIfAbsent(gene.innovation(), none -> pair)).isEqualTo(pair);
        }
      }
    }
    assertThat(ends.values()).doesNotHaveDuplicates().hasSizeGreaterThan(10);
  }

  @Test
  void networksGrowWhereThatIsWhatTheyAreWorth() {
    List<List<Proposal<NeatGenome>>> run = run(strategy());
    assertThat(run.get(11)).anyMatch(one -> one.genotype().connections().size() > 10);
  }

  @Test
  void theThresholdFollowsTheNumberOfSpecies() {
    List<List<Proposal<NeatGenome>>> few =
        run(new Neat(SampleNeat.SPACE, SampleNeat.settings(20, 2)));
    assertThat(species(few)).isLessThan(species(run(strategy())));
  }

  private static long species(List<List<Proposal<NeatGenome>>> run) {
    return run.get(11).stream().map(Proposal::species).distinct().count();
  }

  @Test
  void aWarmStartTakesTheFirstPlaces() {
    NeatGenome given = run(strategy()).get(11).get(0).genotype();
    List<Proposal<NeatGenome>> first = strategy().startingFrom(List.of(given)).ask(0, STREAMS);

    assertThat(first).hasSize(20);
    assertThat(first.get(0).genotype()).isEqualTo(given);
    assertThat(first.get(0).operator()).isEqualTo("warm-start");
    assertThat(first.get(0).species()).isPresent();
  }

  @Test
  void genomesOfTwoRunsAreNoWarmStart() {
    NeatGenome minimal = SampleNeat.SPACE.initial(STREAMS.stream(Purpose.PROPOSAL, 0, 0));
    NeatGenome one = minimal.with(new ConnectionGene(3, 3, 3, 1, true));
    NeatGenome other = minimal.with(new ConnectionGene(4, 3, 3, 1, true));

    assertThatThrownBy(() -> strategy().startingFrom(List.of(one, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("means something else in another genome");
  }
}
