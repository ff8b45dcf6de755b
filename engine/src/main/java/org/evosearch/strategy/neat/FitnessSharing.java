package org.evosearch.strategy.neat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The number of children of each species: proportional to the sum of its members' fitness, each
 * divided by their number, so that no species takes over by its size.
 *
 * <p>Stanley and Miikkulainen 2002, section 3.3; David E. Goldberg, Jon Richardson: Genetic
 * Algorithms with Sharing for Multimodal Function Optimization. ICGA 1987. If any fitness is
 * negative, all are shifted so that the worst is 0; failures have the fitness of the worst. Numbers
 * are rounded by the largest remainder; ties go to the older species.
 */
final class FitnessSharing {

  private FitnessSharing() {}

  /**
   * The number of children of each species.
   *
   * @param reproducing species that have children, at least one
   * @param children number of children of all species together
   */
  static int[] children(List<Species> reproducing, int children) {
    double[] shares = shares(reproducing);
    double sum = IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).sum();
    int[] counts = new int[shares.length];
    double[] remainders = new double[shares.length];
    int given = 0;
    for (int i = 0; i < shares.length; i++) {
      double exact = sum > 0 ? children * (shares[i] / sum) : children / (double) shares.length;
      counts[i] = (int) exact;
      remainders[i] = exact - counts[i];
      given += counts[i];
    }
    byRemainder(remainders).subList(0, children - given).forEach(i -> counts[i]++);
    return counts;
  }

  private static List<Integer> byRemainder(double[] remainders) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, remainders.length).boxed().toList());
    places.sort(Comparator.comparingDouble(i -> -remainders[i]));
    return places;
  }

  /** The sum of the shared fitness of each species, which is the mean of its members' fitness. */
  static double[] shares(List<Species> species) {
    double worst =
        species.stream()
            .flatMap(one -> one.measured().stream())
            .mapToDouble(Member::fitness)
            .min()
            .orElse(0);
    double shift = Math.min(0, worst);
    return species.stream()
        .mapToDouble(
            one ->
                one.members().stream()
                    .mapToDouble(member -> Math.max(member.fitness(), worst) - shift)
                    .average()
                    .orElseThrow())
        .toArray();
  }
}
