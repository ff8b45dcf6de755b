package org.evosearch.strategy;

import java.util.List;
import org.evosearch.genotype.Genotype;

/**
 * The state of one search under given random streams. Unlike a {@link SearchStrategy} it may draw
 * random numbers in {@code tell}; {@link Replay} turns it into a strategy.
 *
 * @param <G> the encoding
 */
public interface Rollout<G extends Genotype> {

  /** The proposals of the next generation, the same until it is told; empty if nothing is left. */
  List<Proposal<G>> proposals();

  /** Adds the evaluations of these proposals, in their order. */
  void tell(List<Evaluation<G>> evaluations);
}
