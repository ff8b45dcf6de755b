package org.evosearch.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.evosearch.variation.LayerOnTop;
import org.jspecify.annotations.Nullable;

/**
 * Decides who inherits from whom: a child from those of its parents that left weights. It changes
 * only in {@code tell}, like strategies, so it is the same in a resumed run.
 */
final class Heredity {

  private final Map<TrialId, Individual> living = new HashMap<>();
  private final Set<String> left = new HashSet<>();

  /**
   * A trial that may have children.
   *
   * @param holder the trial that left the weights: itself, or the one whose outcome it reuses
   * @param weights digest of what it left
   * @param epochs for which they were trained, inherited ones included
   */
  private record Individual(
      TrialId holder,
      String weights,
      int epochs,
      Fingerprint network,
      OptionalDouble fitness,
      Heritage heritage) {

    static final Comparator<Individual> FITTEST_FIRST =
        Comparator.<Individual>comparingDouble(one -> -one.fitness.orElse(Double.NEGATIVE_INFINITY))
            .thenComparing(Individual::holder);

    Heritage.Donor donor() {
      return new Heritage.Donor(holder, weights, epochs);
    }
  }

  /**
   * The heritage of a proposal's trial. A child whose network equals a parent's has that parent's
   * heritage.
   *
   * @param network fingerprint of its network
   */
  Heritage of(List<TrialId> parents, String operator, Fingerprint network) {
    List<Individual> known =
        parents.stream()
            .distinct()
            .map(living::get)
            .filter(Objects::nonNull)
            .sorted(Individual.FITTEST_FIRST)
            .toList();
    Optional<Individual> same =
        known.stream().filter(parent -> parent.network().equals(network)).findFirst();
    return same.map(Individual::heritage).orElseGet(() -> fromAll(known, operator));
  }

  private static Heritage fromAll(List<Individual> parents, String operator) {
    List<Heritage.Donor> donors = parents.stream().map(Individual::donor).distinct().toList();
    Heritage.Tuning tuning =
        operator.equals(LayerOnTop.OPERATOR) && !donors.isEmpty()
            ? Heritage.Tuning.NEW_FIRST
            : Heritage.Tuning.ALL;
    return new Heritage(donors, tuning);
  }

  /**
   * Adds a committed generation.
   *
   * @param alive the trials that later proposals may have as parents
   */
  void tell(List<TrialRecord> generation, Set<TrialId> alive) {
    generation.forEach(this::add);
    living.keySet().retainAll(alive);
  }

  private void add(TrialRecord record) {
    String weights = weights(record);
    Heritage heritage = record.trial().heritage();
    if (weights != null && heritage != null) {
      left.add(weights);
      TrialId holder = record.reusedFrom() == null ? record.trial().id() : record.reusedFrom();
      living.put(
          record.trial().id(),
          new Individual(
              holder,
              weights,
              heritage.inheritedEpochs() + record.trial().budget().epochs(),
              record.trial().fingerprint(),
              record.fitness(),
              heritage));
    }
  }

  static @Nullable String weights(TrialRecord record) {
    return record.outcome() instanceof Outcome.Measured measured ? measured.weights() : null;
  }

  /**
   * Digests of the weights that no living trial, archive or open trial needs. While trials are
   * open, unknown digests may be theirs and are kept.
   *
   * @param stored digests of all stored weights
   * @param open trials that are not committed
   * @param archived trials that archives keep
   */
  List<String> unneeded(
      List<String> stored, Collection<Trial> open, Collection<TrialRecord> archived) {
    Set<String> needed = needed(open, archived);
    return stored.stream()
        .filter(digest -> !needed.contains(digest))
        .filter(digest -> open.isEmpty() || left.contains(digest))
        .toList();
  }

  private Set<String> needed(Collection<Trial> open, Collection<TrialRecord> archived) {
    Set<String> needed = new HashSet<>();
    living.values().forEach(one -> needed.add(one.weights()));
    open.stream()
        .map(Trial::heritage)
        .filter(Objects::nonNull)
        .forEach(own -> addDonors(own, needed));
    archived.stream().map(Heredity::weights).filter(Objects::nonNull).forEach(needed::add);
    return needed;
  }

  private static void addDonors(Heritage heritage, Set<String> digests) {
    heritage.donors().forEach(donor -> digests.add(donor.weights()));
  }
}
