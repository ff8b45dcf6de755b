package org.evosearch.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;

/**
 * Turns a {@link Rollout} into a strategy: records what was told, and replays it with the streams
 * of {@code ask}. For strategies that also learn from what they drew themselves, such as sampled
 * points: a resumed run draws them again from the same streams.
 *
 * @param <G> the encoding
 */
public final class Replay<G extends Genotype> {

  private final Function<RandomStreams, Rollout<G>> beginning;
  private final List<List<Evaluation<G>>> told = new ArrayList<>();

  /** The rollout for the streams of the last {@code ask}. */
  private Optional<Played<G>> last = Optional.empty();

  /** A rollout and the number of generations it was told. */
  private record Played<G extends Genotype>(
      RandomStreams streams, Rollout<G> rollout, int generations) {}

  /**
   * Creates a replay without history.
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

  /** Records the evaluations of the next generation. */
  public void tell(List<Evaluation<G>> evaluations) {
    told.add(List.copyOf(evaluations));
  }
}
