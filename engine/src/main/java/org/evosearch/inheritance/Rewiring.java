package org.evosearch.inheritance;

import org.evosearch.tensor.Tensor;

/**
 * Copies weights from a parent's channels to those that stand for them in a child. Where several
 * inputs stand for one, each has an equal part of the weight. New channels keep their fresh values.
 */
final class Rewiring {

  private Rewiring() {}

  /**
   * The weight of a map between channels.
   *
   * @param parent (outputs, inputs, ...) of the parent
   * @param fresh (outputs, inputs, ...) of the child as drawn; the rest as the parent's
   */
  static Tensor weight(Tensor parent, Tensor fresh, ChannelMap outputs, ChannelMap inputs) {
    Tensor rewired = fresh.copy();
    int[] counts = inputs.counts();
    int kernel = parent.values().length / (outputs.width() * inputs.width());
    for (int o = 0; o < outputs.childWidth(); o++) {
      for (int i = 0; i < inputs.childWidth(); i++) {
        int output = outputs.source(o);
        int input = inputs.source(i);
        if (output != ChannelMap.NEW && input != ChannelMap.NEW) {
          int from = (output * inputs.width() + input) * kernel;
          int to = (o * inputs.childWidth() + i) * kernel;
          for (int k = 0; k < kernel; k++) {
            rewired.values()[to + k] = parent.values()[from + k] / counts[input];
          }
        }
      }
    }
    return rewired;
  }

  /**
   * Values that belong to single channels: biases, scales, statistics, or the kernels of a
   * depthwise convolution.
   *
   * @param parent (channels, ...) of the parent
   * @param fresh (channels, ...) of the child as drawn; the rest as the parent's
   */
  static Tensor rows(Tensor parent, Tensor fresh, ChannelMap channels) {
    Tensor rewired = fresh.copy();
    int row = parent.values().length / channels.width();
    for (int channel = 0; channel < channels.childWidth(); channel++) {
      if (channels.source(channel) != ChannelMap.NEW) {
        System.arraycopy(
            parent.values(), channels.source(channel) * row, rewired.values(), channel * row, row);
      }
    }
    return rewired;
  }
}
