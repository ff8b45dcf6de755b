package org.evosearch.space.tree;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Tree;
import org.evosearch.space.block.FeatureMap;
import org.evosearch.space.block.NetworkBuilder;
import org.evosearch.space.block.Widths;

/**
 * The network around a tree: a 3x3 convolution with batch normalization, the tree stacked several
 * times, global average pooling, dropout, and a linear layer. Each repetition takes the output of
 * the previous one, and so starts at its level.
 *
 * @param image shape (C, H, W) of one image, or (C, T) of one signal
 * @param classes number of classes
 * @param channels at level 0
 * @param levels the highest level
 */
record TreeNetwork(TensorShape image, int classes, int channels, int levels) {

  /** The network of a canonical tree. */
  Architecture of(Tree tree, NetworkSize size, double dropout, double dropPath) {
    NetworkBuilder network = new NetworkBuilder(image);
    Widths widths = new Widths(channels, size.multipliers());
    Block block = new Block(network, widths, levels, dropPath);
    FeatureMap map = network.addStem(widths.at(0, 1));
    for (int i = 0; i < size.repetitions(); i++) {
      FeatureMap input = map;
      map = network.architecture().within("block" + i, () -> block.add(tree, input));
    }
    return network.withHead(map, classes, dropout);
  }
}
