package org.evosearch.strategy.supernet;

import java.util.List;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;

/** One generation of a search: its proposals, and the phase that follows. */
interface Phase {

  /** The proposals; empty if the search has ended. */
  List<Proposal<SupernetStep>> proposals();

  /** The next generation, from the evaluations of these proposals, in their order. */
  Phase next(List<Evaluation<SupernetStep>> evaluations);

  /** The end. */
  Phase END =
      new Phase() {
        @Override
        public List<Proposal<SupernetStep>> proposals() {
          return List.of();
        }

        @Override
        public Phase next(List<Evaluation<SupernetStep>> evaluations) {
          return this;
        }
      };
}
