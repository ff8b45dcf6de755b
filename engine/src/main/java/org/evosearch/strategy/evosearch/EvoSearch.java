package org.evosearch.strategy.evosearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StopReason;

/**
 * One population of which genetic programming varies the trees and CMA-ES the real genes.
 *
 * <p>NatureCast: EvoSearch-NAS. How credit is divided between tree and genes is {@link Credit}; the
 * source leaves it open.
 *
 * <p>The samples of CMA-ES are no part of what this strategy is told. They follow from the run's
 * streams and from what it was told before, and are drawn again in a resumed run.
 */
public final class EvoSearch implements SearchStrategy<Hybrid> {

  private final HybridSpace space;
  private final EvoSearchSettings settings;
  private final List<List<Evaluation<Hybrid>>> told = new ArrayList<>();
  private final Patience patience;
  private final List<Hybrid> first;

  /** What was told, played through with the streams that were last asked with. */
  private Optional<Evolution> last = Optional.empty();

  /** Creates the strategy before its first generation. */
  public EvoSearch(HybridSpace space, EvoSearchSettings settings) {
    this(space, settings, List.of());
  }

  private EvoSearch(HybridSpace space, EvoSearchSettings settings, List<Hybrid> first) {
    this.space = space;
    this.first = List.copyOf(first);
    this.settings = settings;
    this.patience = new Patience(settings.patience());
  }

  @Override
  public List<Proposal<Hybrid>> ask(int generation, RandomStreams streams) {
    Evolution evolution =
        last.filter(played -> played.streams().equals(streams))
            .orElseGet(() -> new Evolution(space, settings, first, streams));
    last = Optional.of(evolution);
    while (evolution.generation() < told.size()) {
      evolution.tell(told.get(evolution.generation()));
    }
    return evolution.proposals();
  }

  @Override
  public void tell(List<Evaluation<Hybrid>> evaluations) {
    told.add(List.copyOf(evaluations));
    patience.tell(evaluations);
  }

  @Override
  public Optional<StopReason> stopReason() {
    return patience.stopReason();
  }

  /** 1: genes are drawn from what all generations before have taught. */
  @Override
  public int largestPipeline() {
    return 1;
  }

  /** Begins with the trees of the genotypes; CMA-ES begins in the middle of their genes. */
  @Override
  public SearchStrategy<Hybrid> startingFrom(List<Hybrid> genotypes) {
    return new EvoSearch(space, settings, genotypes);
  }
}
