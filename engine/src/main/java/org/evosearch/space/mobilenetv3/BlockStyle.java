package org.evosearch.space.mobilenetv3;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.space.cell.ConvolutionBlocks;

/**
 * Activation and squeeze and excitation of a block.
 *
 * @param activation inside the block
 * @param excites whether squeeze and excitation follows the depthwise convolution
 */
record BlockStyle(ActivationFunction activation, boolean excites) {

  /** Adds convolution, batch normalization, activation; returns the node it ends with. */
  int addConvolution(Architecture.Builder builder, int node, Convolution convolution) {
    int normalized = ConvolutionBlocks.addNormalized(builder, node, convolution);
    return builder.add(new Activation(activation), normalized);
  }
}
