package org.evosearch.strategy.evosearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvoSearchTest {

  private static final RandomStreams STREAMS = new RandomStreams(5);

  /** What every strategy keeps to. */
  abstract static class Contract extends SearchStrategyContract<Hybrid> {

    private final Credit credit;

    Contract(Credit credit) {
      this.credit = credit;
    }

    @Override
    protected SearchSpace<Hybrid> space() {
      return Samples.SPACE;
    }

    @Override
    protected SearchStrategy<Hybrid> strategy() {
      return new EvoSearch(Samples.SPACE, Samples.settings(8, credit));
    }
  }

  @Nested
  class Raw extends Contract {
    Raw() {
      super(Credit.RAW);
    }
  }

  @Nested
  class Residual extends Contract {
    Residual() {
      super(Credit.RESIDUAL);
    }
  }

  @Nested
  class Alternate extends Contract {
    Alternate() {
      super(Credit.ALTERNATE);
    }
  }

  @Nested
  class WithBroods extends Contract {
    WithBroods() {
      super(Credit.RAW);
    }

    @Override
    protected SearchStrategy<Hybrid> strategy() {
      return new EvoSearch(
          Samples.SPACE, Samples.settings(8, Credit.RAW), new Brood<>(Samples.SPACE, 3));
    }
  }

  @Nested
  class PerSpecies extends Contract {
    PerSpecies() {
      super(Credit.PER_SPECIES);
    }
  }

  private static double mean(List<Evaluation<Hybrid>> generation) {
    return generation.stream().mapToDouble(one -> one.fitness().orElseThrow()).average().orElse(0);
  }

  @ParameterizedTest
  @EnumSource(Credit.class)
  void genesAreFoundWhateverTheTreesAre(Credit credit) {
    List<List<Evaluation<Hybrid>>> run =
        Samples.run(
            new EvoSearch(Samples.SPACE, Samples.settings(40, credit)),
            40,
            STREAMS,
            genotype -> OptionalDouble.of(-Samples.distance(genotype, 0.8)));
    double first = -mean(run.get(0));
    double best =
        run.stream()
            .flatMap(List::stream)
            .mapToDouble(one -> -one.fitness().orElseThrow())
            .min()
            .orElseThrow();
    // With twelve other seeds 0.02 to 0.10; where trees and genes take turns, 0.12 to 0.23.
    assertThat(best).isLessThan((credit == Credit.ALTERNATE ? 0.3 : 0.15) * first);
  }

  @Test
  void treesAreFoundWhateverTheGenesAre() {
    List<List<Evaluation<Hybrid>>> run =
        Samples.run(
            new EvoSearch(Samples.SPACE, Samples.settings(20, Credit.RAW)),
            15,
            STREAMS,
            genotype -> OptionalDouble.of(-Math.abs(genotype.tree().size() - 12)));
    assertThat(mean(run.get(0))).isLessThan(-8);
    assertThat(run.get(14).stream().mapToDouble(one -> one.fitness().orElseThrow()).max())
        .hasValue(0);
  }

  @Test
  void theRawFitnessTeachesEveryGenerationAndTheTurnsOnlyEverySecondFive() {
    List<List<Evaluation<Hybrid>>> run =
        Samples.run(
            new EvoSearch(Samples.SPACE, Samples.settings(8, Credit.ALTERNATE)),
            12,
            STREAMS,
            genotype -> OptionalDouble.of(-Samples.distance(genotype, 0.2)));
    for (int generation = 0; generation < 12; generation++) {
      Stream<Hybrid> genotypes = run.get(generation).stream().map(Evaluation::genotype);
      boolean genesChange = generation / 5 % 2 == 1;
      assertThat(genotypes.map(g -> genesChange ? g.tree() : g.reals()).distinct()).hasSize(1);
    }
  }

  @Test
  void treesThatHaveLastedHaveTheirGenesSearchedByThemselves() {
    List<List<Evaluation<Hybrid>>> run =
        Samples.run(
            new EvoSearch(Samples.SPACE, Samples.settings(60, Credit.PER_SPECIES)),
            14,
            STREAMS,
            genotype -> OptionalDouble.of(-genotype.tree().size()));
    assertThat(run.get(5)).noneMatch(one -> one.proposal().operator().equals("sample"));
    assertThat(run.get(13)).anyMatch(one -> one.proposal().operator().equals("sample"));
  }

  @Test
  void aSearchWhoseBestDoNotChangeEnds() {
    EvoSearchSettings impatient = Samples.settings(8, Credit.RAW, 3);
    EvoSearch strategy = new EvoSearch(Samples.SPACE, impatient);
    Samples.run(strategy, 3, STREAMS, genotype -> OptionalDouble.empty());
    assertThat(strategy.stopReason())
        .hasValueSatisfying(
            reason ->
                assertThat(reason.text()).isEqualTo("the best have not changed in 3 generations"));
  }

  @Test
  void aWarmStartBeginsWithTheTreesAndInTheMiddleOfTheGenes() {
    List<Hybrid> given =
        Stream.of(0.9, 0.7)
            .map(
                gene ->
                    new Hybrid(
                        Samples.SPACE
                            .initial(STREAMS.stream(Purpose.PROPOSAL, 7, (long) (10 * gene)))
                            .tree(),
                        new Reals(Collections.nCopies(Samples.SPACE.reals(), gene))))
            .toList();
    List<Proposal<Hybrid>> first =
        new EvoSearch(Samples.SPACE, Samples.settings(40, Credit.RAW))
            .startingFrom(given)
            .ask(0, STREAMS);
    assertThat(first.subList(0, 2).stream().map(proposal -> proposal.genotype().tree()))
        .containsExactly(given.get(0).tree(), given.get(1).tree());
    assertThat(first.stream().map(Proposal::operator).distinct())
        .containsExactly("warm-start", "grow");
    assertThat(
            first.stream()
                .flatMap(proposal -> proposal.genotype().reals().values().stream())
                .mapToDouble(Double::doubleValue)
                .average())
        .hasValueCloseTo(0.8, within(0.1));
  }
}
