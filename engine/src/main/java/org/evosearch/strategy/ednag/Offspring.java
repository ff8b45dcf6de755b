package org.evosearch.strategy.ednag;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.evosearch.genotype.Choices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;

/**
 * Individuals that have not been evaluated yet.
 *
 * @param points their matrices
 * @param decoded the proposal of each; empty if it decodes to no genotype of the space
 */
record Offspring(Points points, List<Optional<Proposal<Choices>>> decoded) {

  /** No individuals, as after the last step. */
  static final Offspring NONE = new Offspring(Points.of(0, 1, i -> new double[1]), List.of());

  /** The genotypes to evaluate. */
  List<Proposal<Choices>> proposals() {
    return decoded.stream().flatMap(Optional::stream).toList();
  }

  /** Whether there is nothing to evaluate. */
  boolean isBarren() {
    return decoded.stream().allMatch(Optional::isEmpty);
  }

  /**
   * The individuals with the evaluations of their proposals, in their order; the last ones may be
   * missing.
   */
  Population tried(List<Evaluation<Choices>> evaluations) {
    Iterator<Evaluation<Choices>> next = evaluations.iterator();
    List<Optional<Evaluation<Choices>>> tried = new ArrayList<>(decoded.size());
    for (Optional<Proposal<Choices>> individual : decoded) {
      tried.add(
          individual.isPresent() && next.hasNext() ? Optional.of(next.next()) : Optional.empty());
    }
    return new Population(points, tried);
  }
}
