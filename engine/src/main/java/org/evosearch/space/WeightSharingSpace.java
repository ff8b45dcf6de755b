package org.evosearch.space;

import java.util.List;
import org.evosearch.genotype.Choices;

/** A space of cells whose networks may share the weights of one supernet. */
public interface WeightSharingSpace extends ChoiceSpace {

  /**
   * The supernet.
   *
   * @throws org.evosearch.architecture.shape.ShapeException if its parts do not divide the channels
   */
  Supernet supernet(SupernetForm form);

  /**
   * The genotype derived from shares of operations: the strongest ones are kept.
   *
   * @param shares at least 0, a row for each edge of the supernet, row by row
   */
  Choices derived(List<Double> shares);

  /**
   * The shares with which the supernet computes a genotype's network: ones and zeros, row by row.
   */
  double[] oneHot(Choices genotype);
}
