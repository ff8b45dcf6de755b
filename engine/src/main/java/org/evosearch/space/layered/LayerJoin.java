package org.evosearch.space.layered;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.space.cell.ConvolutionBlocks;

/**
 * Joins what the layer before gives and what skip connections bring. What comes from larger images
 * is halved by the mean of 2x2 pixels until it fits. In a sum, what has other channels goes through
 * a 1x1 convolution with batch normalization, or through a linear layer where there are no pixels;
 * as in the space {@code cells}, what fits is added as it is.
 *
 * @param builder of the network
 * @param before what the layer before gives, to whose shape all is brought
 */
record LayerJoin(Architecture.Builder builder, LayerOutput before) {

  /** Adds the join and returns its node. */
  int with(List<LayerOutput> skipped, LayerDomains.Join join) {
    IntStream others =
        skipped.stream()
            .mapToInt(one -> builder.within("from-" + one.name(), () -> adapted(one, join)));
    int[] nodes = IntStream.concat(IntStream.of(before.node()), others).toArray();
    return builder.add(join == LayerDomains.Join.SUM ? new Sum() : new Concatenation(), nodes);
  }

  private int adapted(LayerOutput one, LayerDomains.Join join) {
    int node = one.node();
    for (int level = one.level(); level < before.level(); level++) {
      node = builder.add(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0), node);
    }
    if (join == LayerDomains.Join.CONCATENATION || one.channels() == before.channels()) {
      return node;
    }
    return before.isVector()
        ? builder.add(new Linear(before.channels(), true), node)
        : ConvolutionBlocks.addNormalized(builder, node, Convolution.same(before.channels(), 1));
  }
}
