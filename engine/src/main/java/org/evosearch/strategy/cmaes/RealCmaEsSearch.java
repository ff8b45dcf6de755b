package org.evosearch.strategy.cmaes;

import java.util.List;
import org.evosearch.genotype.Reals;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.RealSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Replay;
import org.evosearch.strategy.SearchStrategy;

/**
 * CMA-ES on real genes in [0, 1], with restarts. The first run begins in the middle of all genes,
 * the others anywhere.
 *
 * <p>All points of a generation are proposed, also those whose networks were tried before: CMA-ES
 * has to know what each of them is worth. What lies outside is tried at the nearest point inside,
 * and pays for the distance ({@link org.evosearch.cmaes.Box}).
 */
public final class RealCmaEsSearch implements SearchStrategy<Reals> {

  private final Replay<Reals> replay;

  /** Creates the strategy before its first generation; the margin of the settings has no part. */
  public RealCmaEsSearch(RealSpace space, CmaEsSearchSettings settings) {
    this.replay = new Replay<>(streams -> new RealRollout(space.dimension(), settings, streams));
  }

  @Override
  public List<Proposal<Reals>> ask(int generation, RandomStreams streams) {
    return replay.ask(streams);
  }

  @Override
  public void tell(List<Evaluation<Reals>> evaluations) {
    replay.tell(evaluations);
  }

  /** 1: a generation is drawn from what all generations before it have taught. */
  @Override
  public int largestPipeline() {
    return 1;
  }

  /** Never: it learns from points that it drew itself. */
  @Override
  public SearchStrategy<Reals> startingFrom(List<Reals> genotypes) {
    throw new IllegalArgumentException("cma-es learns from points that it drew itself");
  }
}
