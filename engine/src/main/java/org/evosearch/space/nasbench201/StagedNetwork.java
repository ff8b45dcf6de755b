package org.evosearch.space.nasbench201;

import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.space.cell.ConvolutionBlocks;
import org.evosearch.space.cell.Scaling;
import org.evosearch.space.cell.StageCell;

/**
 * The network of NAS-Bench-201 and NATS-Bench: a convolution, three stages of cells with a residual
 * block before the second and the third one, and a linear layer.
 *
 * @param cell in all places
 * @param cells in each stage
 * @param channels of the first stage, the first block, the second stage, the second block and the
 *     third stage
 */
public record StagedNetwork(StageCell cell, int cells, List<Integer> channels) {

  /** Copies the channels and counts them. */
  public StagedNetwork {
    channels = List.copyOf(channels);
    if (channels.size() != 5) {
      throw new IllegalArgumentException("Invalid channels: " + channels + " (5 are needed)");
    }
  }

  /**
   * The network for a task.
   *
   * @param image shape (C, H, W) of one image, H and W multiples of 4
   * @param classes number of classes
   */
  public Architecture of(TensorShape image, int classes) {
    Architecture.Builder builder = Architecture.of(image);
    int width = channels.get(0);
    int node = ConvolutionBlocks.addNormalized(builder, 0, Convolution.same(width, 3));
    for (int place = 0; place < channels.size(); place++) {
      node = addPlace(builder, node, place, new Scaling(width, channels.get(place), 1));
      width = channels.get(place);
    }
    builder.add(new BatchNormalization(true), node);
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(classes, true));
    return builder.build();
  }

  private int addPlace(Architecture.Builder builder, int node, int place, Scaling scaling) {
    return place % 2 == 0
        ? addStage(builder, node, scaling)
        : addBlock(builder, node, new Scaling(scaling.inputs(), scaling.channels(), 2));
  }

  private int addStage(Architecture.Builder builder, int input, Scaling scaling) {
    int node = cell.addTo(builder, input, scaling);
    for (int i = 1; i < cells; i++) {
      node = cell.addTo(builder, node, Scaling.keeping(scaling.channels()));
    }
    return node;
  }

  private static int addBlock(Architecture.Builder builder, int node, Scaling scaling) {
    int convolved = ConvolutionBlocks.addTwo(builder, node, scaling);
    int pooled = builder.add(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0), node);
    int shortcut = builder.add(Convolution.same(scaling.channels(), 1), pooled);
    return builder.add(new Sum(), shortcut, convolved);
  }
}
