package org.evosearch.strategy.ednag;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.trial.TrialId;

/**
 * A search to its end, with fitness that costs nothing.
 *
 * @param generations what each was told
 */
record Trace(List<List<Evaluation<Choices>>> generations) {

  /** The strategy asks nothing of a fingerprint. */
  private static final Fingerprint ANY = Fingerprint.ofText("");

  static Trace of(
      SearchStrategy<Choices> strategy, long seed, Function<Choices, OptionalDouble> fitness) {
    RandomStreams streams = new RandomStreams(seed);
    List<List<Evaluation<Choices>>> generations = new ArrayList<>();
    List<Proposal<Choices>> proposals = strategy.ask(0, streams);
    while (!proposals.isEmpty()) {
      generations.add(evaluated(generations.size(), proposals, fitness));
      strategy.tell(generations.get(generations.size() - 1));
      proposals =
          strategy.stopReason().isPresent() ? List.of() : strategy.ask(generations.size(), streams);
    }
    return new Trace(generations);
  }

  private static List<Evaluation<Choices>> evaluated(
      int generation,
      List<Proposal<Choices>> proposals,
      Function<Choices, OptionalDouble> fitness) {
    IntFunction<Evaluation<Choices>> evaluation =
        i ->
            new Evaluation<>(
                new TrialId(generation, i),
                proposals.get(i),
                ANY,
                fitness.apply(proposals.get(i).genotype()),
                0);
    return IntStream.range(0, proposals.size()).mapToObj(evaluation).toList();
  }

  List<Evaluation<Choices>> all() {
    return generations.stream().flatMap(List::stream).toList();
  }

  double best() {
    return all().stream().mapToDouble(e -> e.fitness().orElse(0)).max().orElse(0);
  }

  int distinct() {
    return (int) all().stream().map(Evaluation::genotype).distinct().count();
  }
}
