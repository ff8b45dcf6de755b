package org.evosearch.strategy;

import java.util.List;
import org.evosearch.genotype.Genotype;

/**
 * One search as it goes with given streams: where it stands, and what comes next. Unlike a {@link
 * SearchStrategy} it may draw when it is told.
 *
 * @param <G> the encoding
 */
public interface Playthrough<G extends Genotype> {

  /** The proposals of the next generation, the same until it is told; empty if nothing is left. */
  List<Proposal<G>> proposals();

  /** Takes in the evaluations of these proposals, in their order. */
  void tell(List<Evaluation<G>> evaluations);
}
