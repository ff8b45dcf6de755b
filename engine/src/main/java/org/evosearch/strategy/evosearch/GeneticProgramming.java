package org.evosearch.strategy.evosearch;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.ArchivedTrial;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.TrialId;

/**
 * Strongly typed genetic programming alone: real genes stay at the center of their ranges.
 *
 * <p>John R. Koza: Genetic Programming. MIT Press, 1992. David J. Montana: Strongly Typed Genetic
 * Programming. Evolutionary Computation 3, 1995.
 */
public final class GeneticProgramming implements SearchStrategy<Hybrid> {

  private final HybridSpace space;
  private final ProgrammingSettings settings;
  private final Brood<Hybrid> brood;
  private final Patience patience;
  private final Set<Fingerprint> tried = new HashSet<>();
  private List<Evaluation<Hybrid>> population = List.of();

  /** Creates the strategy before its first generation, without a brood. */
  public GeneticProgramming(HybridSpace space, ProgrammingSettings settings) {
    this(space, settings, new Brood<>(space, 1));
  }

  /**
   * Creates the strategy before its first generation.
   *
   * @param brood of which each tree is the best predicted
   */
  public GeneticProgramming(HybridSpace space, ProgrammingSettings settings, Brood<Hybrid> brood) {
    this.space = space;
    this.settings = settings;
    this.brood = brood;
    this.patience = new Patience(settings.patience());
  }

  @Override
  public List<Proposal<Hybrid>> ask(int generation, RandomStreams streams) {
    brood.prepare(streams);
    return new Breeding(space, settings.breeding(), population, brood, tried)
        .proposals(
            Collections.nCopies(settings.population(), new Slot.Bred(space.center())),
            generation,
            streams);
  }

  @Override
  public void tell(List<Evaluation<Hybrid>> evaluations) {
    patience.tell(evaluations);
    brood.tell(evaluations);
    evaluations.forEach(one -> tried.add(one.fingerprint()));
    population = settings.survivors(population, evaluations);
  }

  @Override
  public SearchStrategy<Hybrid> learningFrom(List<ArchivedTrial<Hybrid>> archive) {
    brood.learn(archive);
    return this;
  }

  @Override
  public Optional<StopReason> stopReason() {
    return patience.stopReason();
  }

  @Override
  public Optional<Set<TrialId>> living() {
    return Optional.of(Evaluation.ids(population));
  }

  /** Unlimited: parents are chosen from what has been told when a generation is proposed. */
  @Override
  public int largestPipeline() {
    return Integer.MAX_VALUE;
  }
}
