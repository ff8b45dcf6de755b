package org.evosearch.inheritance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.tensor.Tensor;

/**
 * Narrows a layer to its strongest channels, those of the largest L1 norm of incoming weights.
 *
 * <p>Hao Li et al.: Pruning Filters for Efficient ConvNets. ICLR 2017, section 3.1.
 */
final class Narrowing {

  private Narrowing() {}

  /**
   * The channels that are kept, in their order; of equally strong ones the first.
   *
   * @param norms one for each channel of the parent
   */
  static ChannelMap map(double[] norms, int childWidth) {
    List<Integer> strongest =
        IntStream.range(0, norms.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer channel) -> -norms[channel]))
            .limit(childWidth)
            .sorted()
            .toList();
    return new ChannelMap(strongest, norms.length);
  }

  /** The L1 norm of each row of a weight (channels, ...). */
  static double[] norms(Tensor weight) {
    int channels = weight.shape().get(0);
    int row = weight.values().length / channels;
    double[] norms = new double[channels];
    for (int i = 0; i < weight.values().length; i++) {
      norms[i / row] += Math.abs(weight.values()[i]);
    }
    return norms;
  }
}
