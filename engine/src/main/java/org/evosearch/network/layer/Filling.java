package org.evosearch.network.layer;

import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The distribution of an array's initial values. */
@FunctionalInterface
public interface Filling {

  /** The values, one after the other in row-major order. */
  DoubleSupplier from(UniformRandomProvider random);

  /**
   * U(-1/sqrt(fanIn), 1/sqrt(fanIn)): Kaiming's uniform distribution with a = sqrt(5), PyTorch's
   * default for convolutions, linear layers and their biases.
   *
   * @param fanIn inputs of one output
   */
  static Filling uniform(long fanIn) {
    double bound = 1 / Math.sqrt((double) fanIn);
    return random -> () -> bound * (2 * random.nextDouble() - 1);
  }

  /**
   * U(-b, b) with b = sqrt(6 / (fanIn + fanOut)). Xavier Glorot, Yoshua Bengio: Understanding the
   * Difficulty of Training Deep Feedforward Neural Networks. AISTATS 2010, equation 16.
   *
   * @param fans fanIn + fanOut
   */
  static Filling balanced(long fans) {
    double bound = Math.sqrt(6.0 / fans);
    return random -> () -> bound * (2 * random.nextDouble() - 1);
  }

  /** N(0, deviation^2). */
  static Filling normal(double deviation) {
    return random -> {
      var sampler = ZigguratSampler.NormalizedGaussian.of(random);
      return () -> deviation * sampler.sample();
    };
  }

  /** One value everywhere; nothing is drawn. */
  static Filling constant(double value) {
    return random -> () -> value;
  }
}
