package org.evosearch.strategy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.trial.TrialId;

/**
 * A strategy whose first generation begins with given genotypes.
 *
 * @param strategy that continues from there
 * @param genotypes to evaluate first
 * @param <G> the encoding
 */
record WarmStart<G extends Genotype>(SearchStrategy<G> strategy, List<G> genotypes)
    implements SearchStrategy<G> {

  /** The operator of these proposals. */
  static final String OPERATOR = "warm-start";

  /** Copies the list. */
  WarmStart {
    genotypes = List.copyOf(genotypes);
  }

  @Override
  public List<Proposal<G>> ask(int generation, RandomStreams streams) {
    List<Proposal<G>> own = strategy.ask(generation, streams);
    return generation > 0
        ? own
        : Stream.concat(
                genotypes.stream().map(one -> new Proposal<>(one, OPERATOR, List.of())),
                own.stream().skip(genotypes.size()))
            .limit(own.size())
            .toList();
  }

  @Override
  public void tell(List<Evaluation<G>> evaluations) {
    strategy.tell(evaluations);
  }

  @Override
  public Optional<StopReason> stopReason() {
    return strategy.stopReason();
  }

  @Override
  public Optional<Set<TrialId>> living() {
    return strategy.living();
  }

  @Override
  public Optional<String> remark() {
    return strategy.remark();
  }

  @Override
  public int largestPipeline() {
    return strategy.largestPipeline();
  }
}
