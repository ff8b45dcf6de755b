package org.evosearch.supernet;

import ai.djl.ndarray.NDManager;
import org.evosearch.network.layer.Mixing;

/** In which mixture each step of an epoch is made. */
@FunctionalInterface
interface Mixtures {

  /**
   * The mixture of a step; asked for once, in the order of the steps.
   *
   * @param step from 0, of the epoch
   * @param scratch who frees it
   */
  Mixing next(int step, NDManager scratch);
}
