package org.evosearch.strategy.ednag;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Selection by elitism, diversity, size where it has a share, and a roulette wheel, in this order,
 * without replacement.
 *
 * <ol>
 *   <li>The fittest, one for each fitness as far as there are enough.
 *   <li>Those with the largest sum v of distances to all rivals, which is scaled to [0, 1]; first
 *       those that have at least a tenth of the largest fitness.
 *   <li>Those with the fewest parameters. The paper's code counts the places without a layer
 *       instead.
 *   <li>At random, with a probability proportional to q = 0.1 + 0.9 h, where h = F (1 + v) is
 *       scaled to [0, 1]; q is the same for all where h is.
 * </ol>
 *
 * <p>Eq. (10) of the paper, with the rules of its code. The wheel is spun again after each choice
 * without the chosen ones, as in Pavlos S. Efraimidis and Paul G. Spirakis: Weighted Random
 * Sampling with a Reservoir, 2006. The paper's code spins it until it hits an individual that has
 * not been chosen yet, which may never happen.
 *
 * @param shares of the population
 */
public record ThreeWaySelection(Shares shares) implements Survival {

  private static final double FIT_ENOUGH = 0.1;
  private static final double MIN_CHANCE = 0.1;

  @Override
  public int[] survivors(Population rivals, double[] fitness, UniformRandomProvider random) {
    double[] diversity = MinMax.scaled(new Distances(rivals.points()).sums(), 0, 1);
    int places = rivals.size() / 2;
    Set<Integer> chosen = new LinkedHashSet<>();
    choose(chosen, Shares.places(shares.elite(), places), fittest(fitness));
    choose(chosen, Shares.places(shares.diverse(), places), farthest(fitness, diversity));
    choose(chosen, Shares.places(shares.small(), places), smallest(rivals));
    choose(chosen, places - chosen.size(), wheel(fitness, diversity, random));
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Chooses the first ones that have not been chosen yet. */
  private static void choose(Set<Integer> chosen, int count, Stream<Integer> order) {
    List<Integer> more =
        order.filter(rival -> !chosen.contains(rival)).distinct().limit(count).toList();
    chosen.addAll(more);
  }

  /** The first one of each fitness, then the others. */
  static Stream<Integer> fittest(double[] fitness) {
    List<Integer> order = Ascending.by(fitness.length, i -> -fitness[i]);
    Stream<Integer> different =
        IntStream.range(0, order.size())
            .filter(k -> k == 0 || fitness[order.get(k)] != fitness[order.get(k - 1)])
            .mapToObj(order::get);
    return Stream.concat(different, order.stream());
  }

  /** Those that are fit enough, then the others. */
  static Stream<Integer> farthest(double[] fitness, double[] diversity) {
    double least =
        FIT_ENOUGH
            * IntStream.range(0, fitness.length).mapToDouble(i -> fitness[i]).max().orElse(0);
    List<Integer> order = Ascending.by(diversity.length, i -> -diversity[i]);
    return Stream.concat(order.stream().filter(i -> fitness[i] >= least), order.stream());
  }

  private Stream<Integer> smallest(Population rivals) {
    return shares.small() == 0
        ? Stream.empty()
        : Ascending.by(rivals.size(), rivals::parameters).stream();
  }

  /** The rivals in the order of exponentially distributed times, each of rate q. */
  static Stream<Integer> wheel(double[] fitness, double[] diversity, UniformRandomProvider random) {
    double[] worth =
        IntStream.range(0, fitness.length)
            .mapToDouble(i -> fitness[i] * (1 + diversity[i]))
            .toArray();
    double[] chances = MinMax.scaled(worth, MIN_CHANCE, 1);
    double[] times = new double[chances.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = -StrictMath.log(1 - random.nextDouble()) / chances[i];
    }
    return Ascending.by(times.length, i -> times[i]).stream();
  }
}
