package org.evosearch.space.nasbench101;

import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.Truncation;
import org.evosearch.architecture.shape.TensorShape;

/**
 * The network of NAS-Bench-101: a convolution, three stacks of cells with 2x2 max pooling between
 * them, and a linear layer.
 *
 * <p>Deviation: running statistics are those of {@link BatchNormalization}, with momentum 0.1; the
 * benchmark's is 0.003.
 *
 * @param cell in all places
 * @param channels of the first convolution and the first stack
 * @param cells in each stack
 */
record StackedNetwork(CellGraph cell, int channels, int cells) {

  private static final int STACKS = 3;

  Architecture of(TensorShape image, int classes) {
    Architecture.Builder builder = Architecture.of(image);
    int node = addConvolution(builder, 0, channels, 3);
    int width = channels;
    for (int stack = 0; stack < STACKS; stack++) {
      int inputs = width;
      if (stack > 0) {
        node = builder.add(new Pooling(Pooling.Kind.MAX, 2, 2, 0), node);
        width *= 2;
      }
      node = addStack(builder, node, inputs, width);
    }
    builder.add(new GlobalAveragePooling(), node);
    builder.then(new Linear(classes, true));
    return builder.build();
  }

  private int addStack(Architecture.Builder builder, int input, int inputs, int width) {
    int node = addCell(builder, input, cell.channels(inputs, width));
    for (int i = 1; i < cells; i++) {
      node = addCell(builder, node, cell.channels(width, width));
    }
    return node;
  }

  /** Adds a cell whose vertices have the given channels. */
  private int addCell(Architecture.Builder builder, int input, int[] widths) {
    int[] nodes = new int[cell.vertices()];
    nodes[0] = input;
    for (int vertex = 1; vertex < cell.vertices() - 1; vertex++) {
      nodes[vertex] = addVertex(builder, vertex, nodes, widths);
    }
    return addOutput(builder, nodes, widths);
  }

  private int addVertex(Architecture.Builder builder, int vertex, int[] nodes, int[] widths) {
    int width = widths[vertex];
    IntStream inner =
        cell.innerSources(vertex)
            .map(from -> addTruncation(builder, nodes[from], widths[from], width));
    int sum = addSum(builder, IntStream.concat(inner, projection(builder, vertex, nodes, width)));
    return switch (cell.operation(vertex)) {
      case CONV3X3 -> addConvolution(builder, sum, width, 3);
      case CONV1X1 -> addConvolution(builder, sum, width, 1);
      case MAXPOOL3X3 -> builder.add(new Pooling(Pooling.Kind.MAX, 3, 1, 1), sum);
    };
  }

  /** The input, projected to the width of a vertex by a 1x1 convolution; empty without an edge. */
  private IntStream projection(Architecture.Builder builder, int vertex, int[] nodes, int width) {
    return cell.hasEdge(0, vertex)
        ? IntStream.of(addConvolution(builder, nodes[0], width, 1))
        : IntStream.empty();
  }

  private int addOutput(Architecture.Builder builder, int[] nodes, int[] widths) {
    int output = cell.vertices() - 1;
    int[] joined = cell.innerSources(output).map(from -> nodes[from]).toArray();
    IntStream inner =
        switch (joined.length) {
          case 0 -> IntStream.empty();
          case 1 -> IntStream.of(joined[0]);
          default -> IntStream.of(builder.add(new Concatenation(), joined));
        };
    return addSum(
        builder, IntStream.concat(inner, projection(builder, output, nodes, widths[output])));
  }

  private static int addSum(Architecture.Builder builder, IntStream terms) {
    int[] nodes = terms.toArray();
    return nodes.length == 1 ? nodes[0] : builder.add(new Sum(), nodes);
  }

  /** If channels cannot be divided evenly, a vertex may feed one that is narrower. */
  private static int addTruncation(Architecture.Builder builder, int node, int from, int to) {
    return from == to ? node : builder.add(new Truncation(to), node);
  }

  private static int addConvolution(Architecture.Builder builder, int node, int width, int kernel) {
    builder.add(Convolution.same(width, kernel), node);
    builder.then(new BatchNormalization(true));
    return builder.then(new Activation(ActivationFunction.RELU));
  }
}
