package org.evosearch.strategy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.SearchSpace;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/**
 * Evaluates proposals by a formula.
 *
 * @param space what genotypes mean
 * @param fitness of a genotype, empty where its trial fails
 * @param <G> the encoding
 */
public record Evaluations<G extends Genotype>(
    SearchSpace<G> space, Function<G, OptionalDouble> fitness) {

  private static final Outcome NOTHING =
      new Outcome.Measured(Map.of(), List.of(), Execution.begun("host", "cpu", 0));

  /** What comes of the proposals of a generation. */
  public List<Evaluation<G>> of(int generation, List<Proposal<G>> proposals) {
    return IntStream.range(0, proposals.size())
        .mapToObj(i -> of(new TrialId(generation, i), proposals.get(i)))
        .toList();
  }

  private Evaluation<G> of(TrialId id, Proposal<G> proposal) {
    Measurement tried = new Measurement(space.decode(proposal.genotype()).candidate(), NOTHING);
    return new Evaluation<>(
        id,
        proposal,
        space.decode(proposal.genotype()).fingerprint(),
        fitness.apply(proposal.genotype()),
        tried.parameters());
  }
}
