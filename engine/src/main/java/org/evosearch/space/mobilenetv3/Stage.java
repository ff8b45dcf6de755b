package org.evosearch.space.mobilenetv3;

import static org.evosearch.architecture.operation.ActivationFunction.HARD_SWISH;
import static org.evosearch.architecture.operation.ActivationFunction.RELU;

import java.util.List;

/**
 * Layers of the same channels, of which only the first one may halve height and width.
 *
 * @param channels that its layers give, before the network is made narrower or wider
 * @param halvings that follow the stage and its own; 0 if it has none
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

  /** Stride of its first layer in a network that halves so often, the last stages first. */
  int stride(int ofNetwork) {
    return halvings > 0 && halvings <= ofNetwork ? 2 : 1;
  }
}
