package org.evosearch.space.mobilenetv3;

import static org.evosearch.architecture.operation.ActivationFunction.HARD_SWISH;
import static org.evosearch.architecture.operation.ActivationFunction.RELU;

import java.util.List;

/**
 * Layers of the same channels, of which only the first one may halve height and width.
 *
 * @param channels output channels of its layers, before the width factor
 * @param halvings number of halvings from this stage on, its own included; 0 if it does not halve
 * @param style of its layers
 */
record Stage(int channels, int halvings, BlockStyle style) {

  /** Halvings of the whole network: those of the stages and that of the first convolution. */
  static final int MAX_HALVINGS = 5;

  /** The stages whose layers are chosen. Han Cai et al.: Once-for-All. ICLR 2020, their code. */
  static final List<Stage> ALL =
      List.of(
          new Stage(24, 4, new BlockStyle(RELU, false)),
          new Stage(40, 3, new BlockStyle(RELU, true)),
          new Stage(80, 2, new BlockStyle(HARD_SWISH, false)),
          new Stage(112, 0, new BlockStyle(HARD_SWISH, true)),
          new Stage(160, 1, new BlockStyle(HARD_SWISH, true)));

  /**
   * Stride of its first layer in a network with the given number of halvings, which the last stages
   * take first.
   */
  int stride(int ofNetwork) {
    return halvings > 0 && halvings <= ofNetwork ? 2 : 1;
  }
}
