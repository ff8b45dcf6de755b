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
 * Joins the output of the previous layer with skip connections. Larger feature maps are reduced by
 * 2x2 average pooling until they fit. In a sum, inputs with other channels go through a 1x1
 * convolution with batch normalization, or, if they are vectors, through a linear layer; as in the
 * space {@code cells}, inputs that fit are added as they are.
 *
 * @param builder of the network
 * @param before output of the previous layer, to whose shape all others are adapted
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
