package org.evosearch.strategy.surrogate;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
 * The genotypes that are ranked, one for each network: all of a small space, or a pool. They are
 * numbered from 0.
 *
 * <p>Of several genotypes with one network the first, in the order of the space, stands for all.
 */
final class Members {

  private final ChoiceSpace space;
  private final List<Choices> genotypes;
  private final Map<Fingerprint, Integer> numbers = new HashMap<>();

  /** By gene, then by member: the word, or one more than the last if the gene is not expressed. */
  private final short[][] words;

  /** By term, then by member. */
  private final double[][] terms;

  private Members(ChoiceSpace space, Map<Fingerprint, Choices> distinct, List<String> terms) {
    this.space = space;
    this.genotypes = List.copyOf(distinct.values());
    distinct.keySet().forEach(fingerprint -> numbers.put(fingerprint, numbers.size()));
    this.words = new short[space.genes().size()][genotypes.size()];
    for (int member = 0; member < genotypes.size(); member++) {
      note(member, genotypes.get(member));
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

  /** The scores of the terms that are known for at least one member. */
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
   * All networks of a space, in the order of its genotypes.
   *
   * @param most maximum number of networks
   * @param terms metrics that are known before a candidate is evaluated
   * @return empty if there are more, or the space cannot be enumerated
   */
  static Optional<Members> ofWhole(ChoiceSpace space, int most, List<String> terms) {
    if (!space.isEnumerable()) {
      return Optional.empty();
    }
    Map<Fingerprint, Choices> distinct = new LinkedHashMap<>();
    Iterator<Choices> all = space.all().iterator();
    while (all.hasNext() && distinct.size() <= most) {
      Choices genotype = all.next();
      distinct.putIfAbsent(space.decode(genotype).fingerprint(), genotype);
    }
    return distinct.size() > most
        ? Optional.empty()
        : Optional.of(new Members(space, distinct, terms));
  }

  /** The networks of some genotypes, in their order. */
  static Members of(ChoiceSpace space, List<Choices> genotypes, List<String> terms) {
    Map<Fingerprint, Choices> distinct = new LinkedHashMap<>();
    genotypes.forEach(one -> distinct.putIfAbsent(space.decode(one).fingerprint(), one));
    return new Members(space, distinct, terms);
  }

  /** Their networks. */
  Set<Fingerprint> networks() {
    return Collections.unmodifiableSet(numbers.keySet());
  }

  /** Number of members. */
  int size() {
    return genotypes.size();
  }

  /** The genotype of a member. */
  Choices genotype(int member) {
    return genotypes.get(member);
  }

  /** The member with the network of a genotype, which must be one of them. */
  int number(Choices genotype) {
    Fingerprint network = space.decode(genotype).fingerprint();
    return Objects.requireNonNull(numbers.get(network), genotype::text);
  }

  /** By how much a member is known to exceed the limits of the search. */
  double excess(int member) {
    return space.excess(genotypes.get(member));
  }

  /** The members with networks of genotypes that differ in one gene from the given one. */
  List<Integer> neighbors(Choices genotype) {
    return space
        .neighbors(genotype)
        .map(neighbor -> numbers.get(space.decode(neighbor).fingerprint()))
        .filter(Objects::nonNull)
        .toList();
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
