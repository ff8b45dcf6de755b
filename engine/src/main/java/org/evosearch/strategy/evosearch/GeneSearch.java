package org.evosearch.strategy.evosearch;

import java.util.List;
import org.evosearch.genotype.Hybrid;
import org.evosearch.strategy.Evaluation;

/**
 * Searches the real genes that accompany the trees: assigns genes to the slots of a generation, and
 * learns from their evaluations.
 */
interface GeneSearch {

  /**
   * The slots of the next generation. Has no side effect: returns the same slots until {@link
   * #tell} is called.
   *
   * @param population measured individuals
   */
  List<Slot> slots(List<Evaluation<Hybrid>> population);

  /**
   * Adds the evaluations of the slots.
   *
   * @param young one for each slot, in order
   * @param before the population that their parents are in
   * @param after the survivors
   */
  void tell(
      List<Evaluation<Hybrid>> young,
      List<Evaluation<Hybrid>> before,
      List<Evaluation<Hybrid>> after);
}
