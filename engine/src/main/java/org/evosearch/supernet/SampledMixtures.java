package org.evosearch.supernet;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.network.layer.Mixing;

/**
 * Mixtures of one operation per edge, all equally likely: each is one network.
 *
 * <p>Liam Li, Ameet Talwalkar: Random Search and Reproducibility for Neural Architecture Search.
 * UAI 2019, section 3.2.
 *
 * @param mixtures of the supernet
 * @param random source of the operations
 */
record SampledMixtures(EdgeMixtures mixtures, UniformRandomProvider random) implements Mixtures {

  @Override
  public Mixing next(int step, NDManager scratch) {
    return Mixing.of(mixtures.numbers(shares()), scratch);
  }

  private List<Double> shares() {
    Double[] shares = new Double[mixtures.size()];
    Arrays.fill(shares, 0.0);
    for (int row = 0; row < mixtures.rows(); row++) {
      shares[mixtures.place(row, random.nextInt(mixtures.columns()))] = 1.0;
    }
    return List.of(shares);
  }
}
