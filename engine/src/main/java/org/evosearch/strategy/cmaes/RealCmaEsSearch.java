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
 * CMA-ES on real genes in [0, 1], with restarts. The first run starts at the center of all genes,
 * restarts at random points.
 *
 * <p>All points of a generation are proposed, including those with known networks, because CMA-ES
 * needs the value of each. Points outside are evaluated at the nearest point inside and penalized
 * by their distance ({@link org.evosearch.cmaes.Box}).
 */
public final class RealCmaEsSearch implements SearchStrategy<Reals> {

  private final Replay<Reals> replay;

  /** Creates the strategy before its first generation; the margin of the settings is not used. */
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

  /** 1: a generation is sampled from the distribution that all previous ones led to. */
  @Override
  public int largestPipeline() {
    return 1;
  }

  /** Always throws: it learns only from points that it sampled itself. */
  @Override
  public SearchStrategy<Reals> startingFrom(List<Reals> genotypes) {
    throw new IllegalArgumentException("cma-es learns from points that it drew itself");
  }
}
