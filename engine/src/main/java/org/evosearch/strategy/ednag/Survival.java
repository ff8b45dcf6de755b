package org.evosearch.strategy.ednag;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/** Selects the individuals of the next step. */
@FunctionalInterface
public interface Survival {

  /** The denoised individuals replace the population, regardless of fitness. */
  Survival OF_OFFSPRING =
      (rivals, fitness, random) -> IntStream.range(rivals.size() / 2, rivals.size()).toArray();

  /**
   * Chooses half of the rivals.
   *
   * @param rivals the population before the step, and as many denoised individuals after it
   * @param fitness F of each rival, at least 0
   * @return indices of rivals, all different
   */
  int[] survivors(Population rivals, double[] fitness, UniformRandomProvider random);
}
