package org.evosearch.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;

/**
 * What a strategy was told, played through with the streams that it is asked with. For strategies
 * that learn from more than they are told, such as the points that they drew: these follow from the
 * run's streams and from what was told, and are drawn again in a resumed run.
 *
 * @param <G> the encoding
 */
public final class Replay<G extends Genotype> {

  private final Function<RandomStreams, Rollout<G>> beginning;
  private final List<List<Evaluation<G>>> told = new ArrayList<>();

  /** What was told, played through with the streams that were last asked with. */
  private Optional<Played<G>> last = Optional.empty();

  /** A search, and how many generations it was told. */
  private record Played<G extends Genotype>(
      RandomStreams streams, Rollout<G> rollout, int generations) {}

  /**
   * Nothing was told yet.
   *
   * @param beginning a search with given streams before its first generation
   */
  public Replay(Function<RandomStreams, Rollout<G>> beginning) {
    this.beginning = beginning;
  }

  /** The proposals of the next generation, drawn from a run's streams. */
  public List<Proposal<G>> ask(RandomStreams streams) {
    Played<G> played =
        last.filter(before -> before.streams().equals(streams))
            .orElseGet(() -> new Played<>(streams, beginning.apply(streams), 0));
    Rollout<G> rollout = played.rollout();
    told.subList(played.generations(), told.size()).forEach(rollout::tell);
    last = Optional.of(new Played<>(streams, rollout, told.size()));
    return rollout.proposals();
  }

  /** Notes the evaluations of the next generation. */
  public void tell(List<Evaluation<G>> evaluations) {
    told.add(List.copyOf(evaluations));
  }
}
