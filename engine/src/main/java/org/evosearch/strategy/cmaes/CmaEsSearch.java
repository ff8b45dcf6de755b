package org.evosearch.strategy.cmaes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;

/**
 * CMA-ES on choices by relaxation, with a margin that keeps every gene alive and restarts.
 *
 * <p>A generation's points are decoded; only networks that nothing was told of are proposed, the
 * values of all others are known. Points whose networks are all known cost nothing: the strategy
 * goes on with them until there is something new, and where that does not come, starts anew with
 * twice as many points.
 *
 * <p>The points are no part of what this strategy is told. They follow from the run's streams and
 * from what it was told before, and are drawn again in a resumed run.
 */
public final class CmaEsSearch implements SearchStrategy<Choices> {

  private final ChoiceSpace space;
  private final CmaEsSearchSettings settings;
  private final List<List<Evaluation<Choices>>> told = new ArrayList<>();

  /** What was told, played through with the streams that were last asked with. */
  private Optional<Playthrough> last = Optional.empty();

  /** Creates the strategy before its first generation. */
  public CmaEsSearch(ChoiceSpace space, CmaEsSearchSettings settings) {
    this.space = space;
    this.settings = settings;
  }

  @Override
  public List<Proposal<Choices>> ask(int generation, RandomStreams streams) {
    Playthrough playthrough =
        last.filter(played -> played.streams().equals(streams))
            .orElseGet(() -> new Playthrough(space, settings, streams));
    last = Optional.of(playthrough);
    while (playthrough.generation() < told.size()) {
      playthrough.tell(told.get(playthrough.generation()));
    }
    return playthrough.proposals();
  }

  @Override
  public void tell(List<Evaluation<Choices>> evaluations) {
    told.add(List.copyOf(evaluations));
  }

  /** 1: a generation is drawn from what all generations before it have taught. */
  @Override
  public int largestPipeline() {
    return 1;
  }

  /** Never: it learns from points that it drew itself. */
  @Override
  public SearchStrategy<Choices> startingFrom(List<Choices> genotypes) {
    throw new IllegalArgumentException("cma-es learns from points that it drew itself");
  }
}
