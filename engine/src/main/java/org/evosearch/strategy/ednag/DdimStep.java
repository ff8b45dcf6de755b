package org.evosearch.strategy.ednag;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler.NormalizedGaussian;

/**
 * One denoising step of DDIM, from the estimate of the clean sample instead of a trained network.
 *
 * <p>Jiaming Song, Chenlin Meng, Stefano Ermon: Denoising Diffusion Implicit Models. ICLR 2021, Eq.
 * (12) and (16).
 *
 * @param alpha share of the clean sample now, in (0, 1)
 * @param cleaner the same after the step, at least alpha, below 1
 * @param noise nu, the share of fresh noise
 */
record DdimStep(double alpha, double cleaner, double noise) {

  /** Standard deviation of the fresh noise, Eq. (16). */
  double sigma() {
    return noise * Math.sqrt((1 - cleaner) / (1 - alpha) * (1 - alpha / cleaner));
  }

  /** Factor of the estimated noise, Eq. (12). */
  double direction() {
    double sigma = sigma();
    return Math.sqrt(Math.max(0, 1 - cleaner - sigma * sigma));
  }

  /**
   * The sample after the step.
   *
   * @param sample now
   * @param clean estimate of the clean sample
   * @param normal standard normal draws
   */
  double[] denoised(double[] sample, double[] clean, NormalizedGaussian normal) {
    double ofClean = Math.sqrt(alpha);
    double ofNoise = Math.sqrt(1 - alpha);
    double ofCleanAfter = Math.sqrt(cleaner);
    double direction = direction();
    double sigma = sigma();
    double[] denoised = new double[sample.length];
    for (int i = 0; i < denoised.length; i++) {
      double estimatedNoise = (sample[i] - ofClean * clean[i]) / ofNoise;
      denoised[i] = ofCleanAfter * clean[i] + direction * estimatedNoise + sigma * normal.sample();
    }
    return denoised;
  }
}
