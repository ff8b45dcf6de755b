package org.evosearch.strategy.evosearch;

import java.util.List;
import org.evosearch.genotype.Hybrid;
import org.evosearch.strategy.Evaluation;

/**
 * Searches the real genes beside the trees: says which genes go into which slot of a generation,
 * and learns from what came of it.
 */
interface GeneSearch {

  /**
   * The slots of the next generation. Changes nothing: the same answer comes again until {@link
   * #tell} is called.
   *
   * @param population measured individuals
   */
  List<Slot> slots(List<Evaluation<Hybrid>> population);

  /**
   * Takes in what came of the slots.
   *
   * @param young one for each slot, in order
   * @param before the population that their parents are in
   * @param after who survives
   */
  void tell(
      List<Evaluation<Hybrid>> young,
      List<Evaluation<Hybrid>> before,
      List<Evaluation<Hybrid>> after);
}
