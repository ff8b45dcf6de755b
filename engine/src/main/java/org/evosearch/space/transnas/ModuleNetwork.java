package org.evosearch.space.transnas;

import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.space.cell.ConvolutionBlocks;
import org.evosearch.space.cell.Scaling;

/**
 * The backbone of TransNAS-Bench-101 with its head for classification: two strided convolutions,
 * modules of two cells each, and a linear layer.
 *
 * <p>A module is of type 1 (normal), 2 (twice the channels), 3 (half of height and width) or 4
 * (both); its first cell changes the shape.
 *
 * @param cell in all places
 * @param channels input channels of the first module, even
 * @param modules types, in order
 */
record ModuleNetwork(ScalingCell cell, int channels, List<Integer> modules) {

  Architecture of(TensorShape image, int classes) {
    Architecture.Builder builder = Architecture.of(image);
    int node = addStem(builder);
    int width = channels;
    for (int module : modules) {
      Scaling scaling = scaling(module, width);
      width = scaling.channels();
      node = cell.addTo(builder, node, scaling);
      node = cell.addTo(builder, node, Scaling.keeping(width));
    }
    builder.add(new GlobalAveragePooling(), node);
    builder.then(new Linear(classes, true));
    return builder.build();
  }

  private int addStem(Architecture.Builder builder) {
    Convolution first = Convolution.same(channels / 2, 3).withStride(2);
    Convolution second = Convolution.same(channels, 3).withStride(2);
    int node = ConvolutionBlocks.addNormalized(builder, 0, first);
    return ConvolutionBlocks.addActivated(builder, node, second);
  }

  private static Scaling scaling(int module, int width) {
    boolean widens = module % 2 == 0;
    boolean shrinks = module > 2;
    return new Scaling(width, widens ? 2 * width : width, shrinks ? 2 : 1);
  }
}
