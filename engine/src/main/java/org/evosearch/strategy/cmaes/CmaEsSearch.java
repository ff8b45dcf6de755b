package org.evosearch.strategy.cmaes;

import java.util.List;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Replay;
import org.evosearch.strategy.SearchStrategy;

/**
 * CMA-ES on choices by relaxation, with a margin that keeps every gene alive, and with restarts.
 *
 * <p>A generation's points are decoded, and only unseen networks are proposed; the values of the
 * others are known. Generations without an unseen network cost nothing: the strategy continues
 * until there is one, or restarts with twice as many points.
 */
public final class CmaEsSearch implements SearchStrategy<Choices> {

  private final Replay<Choices> replay;

  /** Creates the strategy before its first generation. */
  public CmaEsSearch(ChoiceSpace space, CmaEsSearchSettings settings) {
    this.replay = new Replay<>(streams -> new ChoiceRollout(space, settings, streams));
  }

  @Override
  public List<Proposal<Choices>> ask(int generation, RandomStreams streams) {
    return replay.ask(streams);
  }

  @Override
  public void tell(List<Evaluation<Choices>> evaluations) {
    replay.tell(evaluations);
  }

  /** 1: a generation is sampled from the distribution that all previous ones led to. */
  @Override
  public int largestPipeline() {
    return 1;
  }

  /** Always throws: it learns only from points that it sampled itself. */
  @Override
  public SearchStrategy<Choices> startingFrom(List<Choices> genotypes) {
    throw new IllegalArgumentException("cma-es learns from points that it drew itself");
  }
}
