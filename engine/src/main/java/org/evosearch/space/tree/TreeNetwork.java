package org.evosearch.space.tree;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.TensorShape;
import org.evosearch.genotype.Tree;
import org.evosearch.space.cell.ConvolutionBlocks;

/**
 * The network around a tree: a 3x3 convolution with batch normalisation, the tree stacked some
 * times, the mean of each channel, dropout, and a linear layer. Each repetition is given what the
 * former one gives, and so starts at its level.
 *
 * @param image shape (C, H, W) of one image
 * @param classes how many there are
 * @param channels at level 0
 * @param levels the highest level
 */
record TreeNetwork(TensorShape image, int classes, int channels, int levels) {

  /** The network of a canonical tree. */
  Architecture of(Tree tree, NetworkSize size, double dropout, double dropPath) {
    Architecture.Builder builder = Architecture.of(image);
    Widths widths = new Widths(channels, size.multipliers());
    Block block = new Block(builder, image, widths, levels, dropPath);
    FeatureMap map = addStem(builder, widths.at(0, 1));
    for (int i = 0; i < size.repetitions(); i++) {
      map = block.add(tree, map);
    }
    builder.add(new GlobalAveragePooling(), map.node());
    if (dropout > 0) {
      builder.then(new Dropout(dropout));
    }
    builder.then(new Linear(classes, true));
    return builder.build();
  }

  private static FeatureMap addStem(Architecture.Builder builder, int width) {
    int node = ConvolutionBlocks.addNormalized(builder, 0, Convolution.same(width, 3));
    return new FeatureMap(node, width, 0);
  }
}
