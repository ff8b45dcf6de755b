package org.evosearch.inheritance;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.tensor.Tensor;

/**
 * Widens a layer by copies of its channels. The next layer divides their weights by the number of
 * copies (see {@link Rewiring}), so that the network computes the same.
 *
 * <p>Tianqi Chen, Ian Goodfellow, Jonathon Shlens: Net2Net: Accelerating Learning via Knowledge
 * Transfer. ICLR 2016, section 2.2 and algorithm 1.
 *
 * @param noise standard deviation of the noise added to the weights of copies, as a share of that
 *     of the layer's weights; without noise, copies would stay equal in training
 */
record Net2Wider(double noise) {

  /** With noise that hardly changes what the network computes. */
  static final Net2Wider NOISY = new Net2Wider(0.01);

  /** The channels of a wider layer: all of the parent's, then some of them again, at random. */
  static ChannelMap map(int width, int childWidth, UniformRandomProvider random) {
    return new ChannelMap(
        IntStream.range(0, childWidth)
            .mapToObj(k -> k < width ? k : random.nextInt(width))
            .toList(),
        width);
  }

  /**
   * Adds noise to the incoming weights of copies, in place.
   *
   * @param weight (channels, ...), of the child
   * @param channels output channels of the layer
   */
  void breakTies(Tensor weight, ChannelMap channels, UniformRandomProvider random) {
    if (noise == 0) {
      return;
    }
    double deviation = noise * deviation(weight.values());
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    int row = weight.values().length / channels.childWidth();
    for (int channel = 0; channel < channels.childWidth(); channel++) {
      int source = channels.source(channel);
      if (source != ChannelMap.NEW && channels.first(source) < channel) {
        for (int i = channel * row; i < (channel + 1) * row; i++) {
          weight.values()[i] += (float) (deviation * normal.sample());
        }
      }
    }
  }

  private static double deviation(float[] values) {
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    return Math.sqrt(
        IntStream.range(0, values.length)
            .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
            .average()
            .orElse(0));
  }
}
