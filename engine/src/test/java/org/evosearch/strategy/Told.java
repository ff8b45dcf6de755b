package org.evosearch.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ToyChoices;
import org.evosearch.trial.TrialId;

/**
 * Histories that strategies are told, as rows of tests: generations between bars, individuals
 * between spaces. An individual is its fitness, or {@code x} if it failed; several objectives stand
 * between commas. {@code !2} is a violation of 2, {@code #7} a network of 7 parameters (100 else).
 */
public final class Told {

  /** 5^8 genotypes: so many that children are rarely drawn twice. */
  public static final ToyChoices SPACE = new ToyChoices(8, 5);

  private static final Pattern INDIVIDUAL =
      Pattern.compile("(x|[-.\\d]+(?:,[-.\\d]+)*)(?:!([.\\d]+))?(?:#(\\d+))?");

  private Told() {}

  /** The generations of a history, each individual with a network of its own and no parents. */
  public static List<List<Evaluation<Choices>>> history(String text) {
    List<List<Evaluation<Choices>>> history = new ArrayList<>();
    for (String row : rows(text)) {
      int number = history.size();
      List<Proposal<Choices>> proposals =
          IntStream.range(0, row.split(" ", -1).length)
              .mapToObj(i -> new Proposal<>(genotype(20 * number + i), "sample", List.of()))
              .toList();
      history.add(generation(number, proposals, row));
    }
    return history;
  }

  /** The generations of a history, one row each. */
  public static List<String> rows(String text) {
    return Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
  }

  /** What came of the first proposals of a generation, one for each individual of a row. */
  public static List<Evaluation<Choices>> generation(
      int number, List<Proposal<Choices>> proposals, String row) {
    String[] individuals = row.split(" ", -1);
    return IntStream.range(0, individuals.length)
        .mapToObj(i -> evaluation(new TrialId(number, i), proposals.get(i), individuals[i]))
        .toList();
  }

  private static Evaluation<Choices> evaluation(
      TrialId id, Proposal<Choices> proposal, String individual) {
    Matcher parts = INDIVIDUAL.matcher(individual);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Invalid individual: " + individual);
    }
    List<Double> objectives =
        Stream.of(parts.group(1).split(",", -1))
            .filter(value -> !value.equals("x"))
            .map(Double::valueOf)
            .toList();
    double violation = parts.group(2) == null ? 0 : Double.parseDouble(parts.group(2));
    long parameters = parts.group(3) == null ? 100 : Long.parseLong(parts.group(3));
    return new Evaluation<>(
        id,
        proposal,
        SPACE.decode(proposal.genotype()).fingerprint(),
        objectives,
        violation,
        parameters);
  }

  /** The number in the last four genes; all others have their first word. */
  private static Choices genotype(int number) {
    List<Integer> indices = new ArrayList<>(Collections.nCopies(8, 0));
    for (int gene = 7, rest = number; gene > 3; gene--, rest /= 5) {
      indices.set(gene, rest % 5);
    }
    return new Choices(indices);
  }

  /**
   * Tells a strategy a history and asks for what comes next: a thousand times, each time with other
   * random numbers, since it may be asked for later generations as well.
   */
  public static List<Proposal<Choices>> next(SearchStrategy<Choices> strategy, String history) {
    List<List<Evaluation<Choices>>> told = history(history);
    told.forEach(strategy::tell);
    return IntStream.range(0, 1000)
        .mapToObj(i -> strategy.ask(told.size() + i, new RandomStreams(53)))
        .flatMap(List::stream)
        .toList();
  }

  /** How often each trial is a parent. */
  public static Map<String, Long> parents(Collection<Proposal<Choices>> children) {
    return children.stream()
        .flatMap(child -> child.parents().stream())
        .collect(Collectors.groupingBy(TrialId::toString, TreeMap::new, Collectors.counting()));
  }

  /** How often each of some trials is a parent; fails if another one is. */
  public static long[] parents(Collection<Proposal<Choices>> children, List<String> trials) {
    Map<String, Long> parents = parents(children);
    if (!trials.containsAll(parents.keySet())) {
      throw new AssertionError("Expected parents among " + trials + ": " + parents);
    }
    return trials.stream().mapToLong(trial -> parents.getOrDefault(trial, 0L)).toArray();
  }

  /** In how many genes two genotypes differ. */
  public static long distance(Choices one, Choices other) {
    return IntStream.range(0, one.indices().size())
        .filter(gene -> one.at(gene) != other.at(gene))
        .count();
  }
}
