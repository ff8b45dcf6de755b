package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.BoxMullerNormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.evosearch.architecture.shape.TensorShape;

/** Noise with which untrained networks are probed in place of images. */
final class Noise {

  private Noise() {}

  /** A batch of standard normal pixels, (N, C, H, W), by Box and Muller. */
  static NDArray images(UntrainedNetwork subject, NDManager owner) {
    TensorShape image = subject.architecture().inputShape();
    ContinuousSampler normal = BoxMullerNormalizedGaussianSampler.of(subject.probes(0));
    float[] pixels = new float[Math.toIntExact(subject.batchSize() * image.elements())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) normal.sample();
    }
    return owner.create(
        pixels, new Shape(subject.batchSize(), image.channels(), image.height(), image.width()));
  }

  /** Numbers 1 and -1, equally likely: the bits of the stream's numbers, lowest first. */
  static NDArray signs(UniformRandomProvider random, Shape shape, NDManager owner) {
    float[] signs = new float[Math.toIntExact(shape.size())];
    long bits = 0;
    for (int i = 0; i < signs.length; i++) {
      bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
      signs[i] = (bits & 1) == 1 ? 1 : -1;
    }
    return owner.create(signs, shape);
  }
}
