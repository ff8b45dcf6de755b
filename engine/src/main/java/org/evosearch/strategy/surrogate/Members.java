package org.evosearch.strategy.surrogate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.trial.Metric;

/**
 * The genotypes that are ranked: all of a small space, or a pool. They are numbered from 0, and so
 * are their networks, of which several genotypes may have the same.
 */
final class Members {

  private final ChoiceSpace space;
  private final List<Choices> genotypes;
  private final Map<Choices, Integer> numbers = new HashMap<>();

  /** By member. */
  private final int[] networks;

  /** By gene, then by member: the word, or one more than the last if the gene means nothing. */
  private final short[][] words;

  /** By term, then by member. */
  private final double[][] terms;

  private Members(ChoiceSpace space, List<Choices> genotypes, List<String> terms) {
    this.space = space;
    this.genotypes = genotypes;
    this.networks = new int[genotypes.size()];
    this.words = new short[space.genes().size()][genotypes.size()];
    Map<Fingerprint, Integer> known = new HashMap<>();
    for (int member = 0; member < genotypes.size(); member++) {
      Choices genotype = genotypes.get(member);
      numbers.put(genotype, member);
      networks[member] =
          known.computeIfAbsent(space.decode(genotype).fingerprint(), unseen -> known.size());
      note(member, genotype);
    }
    this.terms = terms.isEmpty() ? new double[0][] : scores(terms);
  }

  private void note(int member, Choices genotype) {
    for (int gene = 0; gene < words.length; gene++) {
      int absent = space.genes().get(gene).size();
      words[gene][member] =
          (short) (space.isExpressed(genotype, gene) ? genotype.at(gene) : absent);
    }
  }

  /** The scores of the terms that are known of any member. */
  private double[][] scores(List<String> terms) {
    List<Map<Metric, Double>> known = genotypes.stream().map(space::foreknown).toList();
    return terms.stream()
        .map(Metric::named)
        .filter(term -> known.stream().anyMatch(metrics -> metrics.containsKey(term)))
        .map(term -> known.stream().mapToDouble(all -> all.getOrDefault(term, Double.NaN)))
        .map(values -> NormalScores.of(values.toArray()))
        .toArray(double[][]::new);
  }

  /**
   * All genotypes of a space.
   *
   * @param most genotypes
   * @param terms metrics that are known before a candidate is tried
   * @return empty if there are more, or they cannot be gone through
   */
  static Optional<Members> ofWhole(ChoiceSpace space, int most, List<String> terms) {
    if (!space.isEnumerable()) {
      return Optional.empty();
    }
    List<Choices> all = space.all().limit(most + 1L).toList();
    return all.size() > most ? Optional.empty() : Optional.of(new Members(space, all, terms));
  }

  /** Some genotypes, each of them once, in their order. */
  static Members of(ChoiceSpace space, List<Choices> genotypes, List<String> terms) {
    Set<Choices> distinct = new LinkedHashSet<>(genotypes);
    return new Members(space, List.copyOf(distinct), terms);
  }

  /** How many there are. */
  int size() {
    return genotypes.size();
  }

  /** The genotype of a member. */
  Choices genotype(int member) {
    return genotypes.get(member);
  }

  /** The number of a genotype, which must be one of them. */
  int number(Choices genotype) {
    return Objects.requireNonNull(numbers.get(genotype), genotype::text);
  }

  /** The number of a member's network. */
  int network(int member) {
    return networks[member];
  }

  /** By how much a member is known to exceed the limits of the search. */
  double excess(int member) {
    return space.excess(genotypes.get(member));
  }

  /** The members that differ in one gene from a genotype. */
  List<Integer> neighbours(Choices genotype) {
    List<Integer> near = new ArrayList<>();
    space
        .neighbours(genotype)
        .filter(numbers::containsKey)
        .forEach(neighbour -> near.add(number(neighbour)));
    return near;
  }

  /** Number of genes. */
  int genes() {
    return words.length;
  }

  /** What each member chooses for a gene. */
  short[] words(int gene) {
    return words[gene];
  }

  /** Number of terms that are known. */
  int terms() {
    return terms.length;
  }

  /** The normal score of each member in a term, over all members. */
  double[] term(int term) {
    return terms[term];
  }

  /** The sum of the scores of a member. */
  double sumOfTerms(int member) {
    return IntStream.range(0, terms.length).mapToDouble(term -> terms[term][member]).sum();
  }
}
