package org.evosearch.space.mobilenetv3;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.space.cell.ConvolutionBlocks;
import org.evosearch.space.cell.Scaling;

/**
 * The block of MobileNetV3: a 1x1 convolution to more channels, a depthwise convolution, a 1x1
 * convolution to few channels without an activation, and a residual connection if the shape is
 * kept.
 *
 * <p>Mark Sandler et al.: MobileNetV2. CVPR 2018, section 3.3; Andrew Howard et al.: Searching for
 * MobileNetV3. ICCV 2019, sections 5.2 and 5.3.
 *
 * @param name of the block in its network, by which weights are inherited
 * @param scaling from the input to the output
 * @param expanded channels of the depthwise convolution; if equal to those of the input, the first
 *     convolution is left out
 * @param kernel side of the depthwise kernel, odd
 * @param style activation and squeeze and excitation
 */
record InvertedResidual(String name, Scaling scaling, int expanded, int kernel, BlockStyle style) {

  /** Ratio of the expanded channels to those between squeeze and excitation. */
  private static final int REDUCTION = 4;

  /**
   * Adds the block and returns the node it ends with.
   *
   * @param dropPath drop-path rate of the residual branch, 0 for none
   */
  int addTo(Architecture.Builder builder, int node, double dropPath) {
    return builder.within(name, () -> add(builder, node, dropPath));
  }

  private int add(Architecture.Builder builder, int node, double dropPath) {
    int block = addBlock(builder, node);
    if (!scaling.keeps()) {
      return block;
    }
    int kept = dropPath == 0 ? block : builder.add(new DropPath(dropPath), block);
    return builder.add(new Sum(), node, kept);
  }

  private int addBlock(Architecture.Builder builder, int node) {
    int wide =
        expanded == scaling.inputs()
            ? node
            : style.addConvolution(builder, node, Convolution.same(expanded, 1));
    Convolution spatial = Convolution.same(expanded, kernel).withGroups(expanded);
    int filtered = style.addConvolution(builder, wide, spatial.withStride(scaling.stride()));
    int gated = style.excites() ? builder.add(excitation(), filtered) : filtered;
    return ConvolutionBlocks.addNormalized(builder, gated, Convolution.same(scaling.channels(), 1));
  }

  private SqueezeExcitation excitation() {
    int reduced = DivisibleChannels.of((double) expanded / REDUCTION);
    return new SqueezeExcitation(reduced, ActivationFunction.HARD_SIGMOID);
  }
}
