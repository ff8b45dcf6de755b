package org.evosearch.strategy.neat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.strategy.Evaluation;

/**
 * All species after a generation, and the number of generations without improvement. Immutable.
 *
 * @param species the oldest first
 * @param next id of the next new species
 * @param threshold of the next speciation
 * @param best the best fitness so far
 * @param improved the generation in which it was reached, or in which the search was focused
 * @param isFocused whether only the two best species have children
 */
record Population(
    List<Species> species,
    int next,
    double threshold,
    double best,
    int improved,
    boolean isFocused) {

  private static final Comparator<Species> BEST_FIRST =
      Comparator.comparing(Species::champion, Member.BEST_FIRST);

  private static final int FOCUSED = 2;

  /** An empty population. */
  static Population none(double threshold) {
    return new Population(List.of(), 0, threshold, Double.NEGATIVE_INFINITY, 0, false);
  }

  /** The population after the next generation. */
  Population after(
      List<Evaluation<NeatGenome>> evaluations, int generation, NeatSettings settings) {
    List<Member> members = Member.of(evaluations);
    Map<Integer, List<Member>> groups =
        members.stream()
            .collect(Collectors.groupingBy(Member::species, TreeMap::new, Collectors.toList()));
    Map<Integer, Species> known =
        species.stream().collect(Collectors.toMap(Species::id, one -> one));
    List<Species> young = new ArrayList<>();
    groups.forEach(
        (id, group) -> {
          Species old = known.get(id);
          young.add(
              old == null ? Species.founded(id, group, generation) : old.after(group, generation));
        });
    int used = groups.keySet().stream().mapToInt(id -> id + 1).max().orElse(0);
    double top = members.stream().mapToDouble(Member::fitness).max().orElse(best);
    return new Population(
            young,
            Math.max(next, used),
            adjusted(young.size(), settings.speciation()),
            Math.max(best, top),
            top > best ? generation : improved,
            false)
        .focused(generation, settings.stagnation().population());
  }

  /** Increases the threshold if there are too many species, and decreases it if too few. */
  private double adjusted(int count, NeatSettings.SpeciationSettings settings) {
    if (settings.targetSpecies() == 0 || count == settings.targetSpecies()) {
      return threshold;
    }
    double step = count > settings.targetSpecies() ? 1 : -1;
    return Math.max(settings.thresholdStep(), threshold + step * settings.thresholdStep());
  }

  /** After a long stagnation only the two best species reproduce, and the count restarts. */
  private Population focused(int generation, int patience) {
    if (generation - improved < patience) {
      return this;
    }
    List<Species> fresh = species.stream().map(one -> one.refreshed(generation)).toList();
    return new Population(fresh, next, threshold, best, generation, true);
  }

  /** The species that have children, the oldest first; empty while no trial was measured. */
  List<Species> reproducing(int generation, NeatSettings.StagnationSettings settings) {
    List<Species> ranked =
        species.stream().filter(one -> !one.champion().hasFailed()).sorted(BEST_FIRST).toList();
    if (isFocused) {
      return oldestFirst(ranked.subList(0, Math.min(FOCUSED, ranked.size())));
    }
    List<Species> chosen = new ArrayList<>();
    for (int rank = 0; rank < ranked.size(); rank++) {
      Species one = ranked.get(rank);
      if (rank < settings.spared() || generation - 1 - one.improved() < settings.species()) {
        chosen.add(one);
      }
    }
    return oldestFirst(chosen);
  }

  private static List<Species> oldestFirst(List<Species> chosen) {
    return chosen.stream().sorted(Comparator.comparingInt(Species::id)).toList();
  }
}
