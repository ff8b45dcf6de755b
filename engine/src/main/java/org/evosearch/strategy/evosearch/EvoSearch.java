package org.evosearch.strategy.evosearch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.ArchivedTrial;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Replay;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.TrialId;

/**
 * One population, whose trees are varied by genetic programming and whose real genes by CMA-ES.
 *
 * <p>NatureCast: EvoSearch-NAS. The source leaves open how credit is divided between tree and
 * genes; see {@link Credit}.
 */
public final class EvoSearch implements SearchStrategy<Hybrid> {

  private final HybridSpace space;
  private final EvoSearchSettings settings;
  private final Brood<Hybrid> brood;
  private final Patience patience;
  private final Replay<Hybrid> replay;
  private List<Evaluation<Hybrid>> population = List.of();

  /** Creates the strategy before its first generation, without a brood. */
  public EvoSearch(HybridSpace space, EvoSearchSettings settings) {
    this(space, settings, new Brood<>(space, 1));
  }

  /**
   * Creates the strategy before its first generation.
   *
   * @param brood of which each bred tree is the best predicted
   */
  public EvoSearch(HybridSpace space, EvoSearchSettings settings, Brood<Hybrid> brood) {
    this(space, settings, brood, List.of());
  }

  private EvoSearch(
      HybridSpace space, EvoSearchSettings settings, Brood<Hybrid> brood, List<Hybrid> first) {
    this.space = space;
    this.settings = settings;
    this.brood = brood;
    this.patience = new Patience(settings.trees().patience());
    List<Hybrid> copy = List.copyOf(first);
    this.replay = new Replay<>(streams -> new Evolution(space, settings, copy, brood, streams));
  }

  /**
   * The smallest population in which {@link Credit#PER_SPECIES} differs from {@link Credit#RAW}.
   */
  public static int leastPopulationPerSpecies(HybridSpace space) {
    return SpeciesGenes.leastPopulation(space);
  }

  @Override
  public List<Proposal<Hybrid>> ask(int generation, RandomStreams streams) {
    return replay.ask(streams);
  }

  @Override
  public void tell(List<Evaluation<Hybrid>> evaluations) {
    replay.tell(evaluations);
    brood.tell(evaluations);
    patience.tell(evaluations);
    population = settings.trees().survivors(population, evaluations);
  }

  @Override
  public Optional<Set<TrialId>> living() {
    return Optional.of(Evaluation.ids(population));
  }

  @Override
  public Optional<StopReason> stopReason() {
    return patience.stopReason();
  }

  /** 1: genes are sampled from the distribution that all previous generations led to. */
  @Override
  public int largestPipeline() {
    return 1;
  }

  /** Begins with the trees of the genotypes; CMA-ES begins at the mean of their genes. */
  @Override
  public SearchStrategy<Hybrid> startingFrom(List<Hybrid> genotypes) {
    return new EvoSearch(space, settings, brood, genotypes);
  }

  @Override
  public SearchStrategy<Hybrid> learningFrom(List<ArchivedTrial<Hybrid>> archive) {
    brood.learn(archive);
    return this;
  }
}
