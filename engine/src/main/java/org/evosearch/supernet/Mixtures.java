package org.evosearch.supernet;

import ai.djl.ndarray.NDManager;
import org.evosearch.network.layer.Mixing;

/** The mixture of each step of an epoch. */
@FunctionalInterface
interface Mixtures {

  /**
   * The mixture of a step; called once for each step, in order.
   *
   * @param step from 0, of the epoch
   * @param scratch owner of the mixture
   */
  Mixing next(int step, NDManager scratch);
}
