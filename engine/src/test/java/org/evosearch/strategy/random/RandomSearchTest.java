package org.evosearch.strategy.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.evosearch.genotype.Layers;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.ToySpace;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.junit.jupiter.api.Test;

class RandomSearchTest extends SearchStrategyContract<Layers> {

  private static final RandomStreams STREAMS = new RandomStreams(37);

  @Override
  protected SearchSpace<Layers> space() {
    return new ToySpace();
  }

  @Override
  protected SearchStrategy<Layers> strategy() {
    return new RandomSearch<>(space(), 8);
  }

  @Test
  void everyGenerationIsDrawnFromTheWholeSpace() {
    long[] depths = new long[4];
    IntStream.range(0, 500)
        .mapToObj(generation -> strategy().ask(generation, STREAMS))
        .flatMap(List::stream)
        .forEach(proposal -> depths[proposal.genotype().layers().size() - 1]++);
    ChiSquare.assertUniform(depths);
  }

  @Test
  void nothingIsLearnt() {
    SearchStrategy<Layers> strategy = strategy();
    List<Proposal<Layers>> before = strategy.ask(1, STREAMS);
    strategy.tell(
        new Evaluations<>(space(), layers -> OptionalDouble.of(ToySpace.fitness(layers)))
            .of(0, strategy.ask(0, STREAMS)));
    assertThat(strategy.ask(1, STREAMS)).isEqualTo(before);
    assertThat(before)
        .hasSize(8)
        .allMatch(proposal -> proposal.operator().equals("sample"))
        .allMatch(proposal -> proposal.parents().isEmpty());
  }
}
