package org.evosearch.variation;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.CombinationSampler;
import org.evosearch.config.Section;

/**
 * Draws some distinct contestants and takes the best one with a probability p, the second best with
 * p (1 - p), and so on; the last one with the remaining probability.
 *
 * <p>The worst {@code size - 1} individuals can be selected only if p is below 1.
 *
 * @param size contestants, at least 1; if there are fewer to draw from, all take part
 * @param winProbability p, in (0, 1]
 */
public record TournamentSelection(int size, double winProbability) {

  /** Checks the ranges. */
  public TournamentSelection {
    if (size < 1) {
      throw new IllegalArgumentException("Invalid tournament size: " + size + " (at least 1)");
    }
    if (!(winProbability > 0 && winProbability <= 1)) {
      throw new IllegalArgumentException(
          "Invalid win probability: " + winProbability + " (in (0, 1])");
    }
  }

  /** Reads the keys {@code tournament-size} and {@code win-probability} of a strategy. */
  public static TournamentSelection of(Section section) {
    return new TournamentSelection(
        section.whole("tournament-size", 1), section.realAbove("win-probability", 0, 1));
  }

  /**
   * Selects one.
   *
   * @param population not empty
   * @param bestFirst order of the individuals
   */
  public <T> T select(
      List<T> population, Comparator<? super T> bestFirst, UniformRandomProvider random) {
    List<T> ranked = contestants(population, random).sorted(bestFirst).toList();
    int rank = 0;
    while (rank < ranked.size() - 1 && random.nextDouble() >= winProbability) {
      rank++;
    }
    return ranked.get(rank);
  }

  private <T> Stream<T> contestants(List<T> population, UniformRandomProvider random) {
    return size >= population.size()
        ? population.stream()
        : IntStream.of(new CombinationSampler(random, population.size(), size).sample())
            .mapToObj(population::get);
  }
}
