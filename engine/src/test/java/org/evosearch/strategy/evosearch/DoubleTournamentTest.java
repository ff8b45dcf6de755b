package org.evosearch.strategy.evosearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Tree;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class DoubleTournamentTest {

  private static final int DRAWS = 20_000;

  private final UniformRandomProvider random = new RandomStreams(8).stream(Purpose.PROPOSAL, 0, 0);

  private static BreedingSettings settings(int size, double smallerWins, double tie) {
    return new BreedingSettings(size, smallerWins, tie, 0.6, 0.4, 0.2, false);
  }

  /** An individual whose tree is a chain. */
  private static Evaluation<Hybrid> individual(
      int index, int nodes, double fitness, long parameters) {
    Tree tree = new Tree("input", new Genes(Map.of()), List.of(), 0);
    for (int id = 1; id < nodes; id++) {
      tree = new Tree("skip", new Genes(Map.of()), List.of(tree), id);
    }
    return new Evaluation<>(
        new TrialId(0, index),
        new Proposal<>(new Hybrid(tree, Reals.of()), "grow", List.of()),
        Fingerprint.ofText("individual " + index),
        OptionalDouble.of(fitness),
        parameters);
  }

  private long[] counts(BreedingSettings settings, List<Evaluation<Hybrid>> population) {
    DoubleTournament tournament = new DoubleTournament(settings, population);
    long[] counts = new long[population.size()];
    for (int i = 0; i < DRAWS; i++) {
      counts[tournament.select(random).id().index()]++;
    }
    return counts;
  }

  @Test
  void theSmallerOfTwoWinsAsOftenAsItShould() {
    List<Evaluation<Hybrid>> two = List.of(individual(0, 2, 1, 1), individual(1, 5, 2, 1));
    ChiSquare.assertFits(counts(settings(1, 0.7, 0), two), 0.7, 0.3);
  }

  @Test
  void withoutPressureOnSizeOnlyRanksMatter() {
    List<Evaluation<Hybrid>> population =
        IntStream.range(0, 4).mapToObj(i -> individual(i, 2 + i, i, 1)).toList();
    // Two pairs, of which either one comes out; the better of the two who do wins. The best one has
    // but to come out, the second best also has to miss the best, and so on.
    long[] counts = counts(settings(2, 0.5, 0), population);
    assertThat(counts[0]).isZero();
    ChiSquare.assertFits(Arrays.copyOfRange(counts, 1, 4), 1 / 6.0, 2 / 6.0, 3 / 6.0);
  }

  @Test
  void amongThoseAsGoodAsTheBestFewerParametersWin() {
    List<Evaluation<Hybrid>> population =
        List.of(
            individual(0, 2, 90.00, 500),
            individual(1, 2, 89.95, 100),
            individual(2, 2, 89.85, 10));
    DoubleTournament tournament = new DoubleTournament(settings(8, 1, 0.1), population);
    assertThat(Stream.generate(() -> tournament.select(random)).limit(50))
        .allMatch(winner -> winner.id().index() < 2)
        .anyMatch(winner -> winner.id().index() == 1);
  }

  @Test
  void covariantParsimonyTakesAwayWhatSizeHasGiven() {
    // Fitness is twice the size but for the third, which has earned one point.
    List<Evaluation<Hybrid>> population =
        List.of(
            individual(0, 2, 4, 1),
            individual(1, 6, 12, 1),
            individual(2, 4, 9, 1),
            individual(3, 8, 16, 1));
    BreedingSettings covariant = new BreedingSettings(8, 0.5, 0, 0.6, 0.4, 0.2, true);
    DoubleTournament fair = new DoubleTournament(covariant, population);
    long earned =
        Stream.generate(() -> fair.select(random))
            .limit(1000)
            .filter(winner -> winner.id().index() == 2)
            .count();
    // It wins whenever it comes out of its pair.
    assertThat(earned).isBetween(430L, 570L);
  }
}
