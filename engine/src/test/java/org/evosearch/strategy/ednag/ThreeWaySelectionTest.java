package org.evosearch.strategy.ednag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class ThreeWaySelectionTest {

  private static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
  }

  /** Rivals on a line, the next one always twice as far away, each with a larger network. */
  private static Population rivals(int size) {
    return new Population(
        Points.of(size, 1, i -> new double[] {Math.scalb(1.0, i)}),
        IntStream.range(0, size).mapToObj(ThreeWaySelectionTest::evaluation).toList());
  }

  private static Optional<Evaluation<Choices>> evaluation(int i) {
    Proposal<Choices> proposal = new Proposal<>(Choices.of(i), "noise", List.of());
    return Optional.of(
        new Evaluation<>(
            new TrialId(0, i), proposal, Fingerprint.ofText("" + i), OptionalDouble.of(1), i));
  }

  private static List<Integer> survivors(
      Shares shares, Population rivals, double[] fitness, long seed) {
    int[] survivors = new ThreeWaySelection(shares).survivors(rivals, fitness, random(seed));
    return Arrays.stream(survivors).boxed().toList();
  }

  @Property
  void halfOfTheRivalsSurviveAndNobodyTwice(
      @ForAll @IntRange(min = 2, max = 40) int population, @ForAll @IntRange(max = 100) int seed) {
    UniformRandomProvider random = random(seed);
    double[] fitness = random.doubles(2L * population).map(f -> Math.floor(5 * f)).toArray();
    assertThat(survivors(Shares.MOBILENETV3, rivals(2 * population), fitness, seed))
        .hasSize(population)
        .doesNotHaveDuplicates()
        .allMatch(i -> i >= 0 && i < 2 * population);
  }

  @Test
  void eliteIsOneOfEachFitnessAndThenTheNext() {
    double[] fitness = {1, 9, 9, 8, 9, 1, 1, 1};
    assertThat(survivors(new Shares(0.5, 0, 0), rivals(8), fitness, 1)).startsWith(1, 3);
    assertThat(survivors(new Shares(1, 0, 0), rivals(8), fitness, 1)).containsExactly(1, 3, 0, 2);
  }

  /** The last ones are farthest away; of them 7 is not fit enough. */
  @Test
  void theFarthestHaveToBeFitEnough() {
    double[] fitness = {10, 2, 2, 2, 2, 2, 2, 0.9};
    assertThat(survivors(new Shares(0.25, 0.5, 0), rivals(8), fitness, 1)).startsWith(0, 6, 5);
    double[] none = {10, 0, 0, 0, 0, 0, 0, 0};
    assertThat(survivors(new Shares(0.25, 0.5, 0), rivals(8), none, 1)).startsWith(0, 7, 6);
  }

  @Test
  void smallNetworksHaveAShareWhereOneIsGiven() {
    double[] fitness = {1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(survivors(new Shares(0.25, 0, 0.5), rivals(8), fitness, 1)).startsWith(7, 0, 1);
  }

  /** Nothing divides by the range of what is all the same, and nothing spins. */
  @Test
  void whereNobodyHasFitnessAllHaveTheSameChance() {
    long[] counts = new long[6];
    Population rivals =
        new Population(Points.of(6, 2, i -> new double[] {1, 1}), rivals(6).evaluations());
    for (int seed = 0; seed < 3000; seed++) {
      counts[survivors(new Shares(0, 0, 0), rivals, new double[6], seed).get(0)]++;
    }
    ChiSquare.assertUniform(counts);
  }

  /** q is 1, 0.1 and 0.55: who is drawn first, and of the others who is drawn next. */
  @Test
  void theWheelIsTurnedWithThoseThatAreLeft() {
    double[] fitness = {8, 0, 4};
    double[] chances = {1 / 1.65, 0.1 / 1.65, 0.55 / 1.65};
    long[] first = new long[3];
    long[] second = new long[2];
    for (int seed = 0; seed < 6000; seed++) {
      List<Integer> order = ThreeWaySelection.wheel(fitness, new double[3], random(seed)).toList();
      first[order.get(0)]++;
      if (order.get(0) == 0) {
        second[order.get(1) - 1]++;
      }
    }
    ChiSquare.assertFits(first, chances);
    ChiSquare.assertFits(second, 0.1 / 0.65, 0.55 / 0.65);
  }

  @Test
  void withoutSelectionTheOffspringGoOn() {
    assertThat(Survival.OF_OFFSPRING.survivors(rivals(6), new double[6], random(1)))
        .containsExactly(3, 4, 5);
  }

  @Test
  void sharesAreRoundedDown() {
    assertThat(Shares.places(0.1, 30)).isEqualTo(3);
    assertThat(Shares.places(0.29, 100)).isEqualTo(29);
    assertThat(Shares.places(0.3, 29)).isEqualTo(8);
    assertThatThrownBy(() -> new Shares(0.5, 0.5, 0.1))
        .hasMessage("Invalid shares: 0.5, 0.5, 0.1 (at least 0, at most 1 in all)");
  }
}
