package org.evosearch.space.nasbench101;

import java.util.List;
import java.util.stream.Stream;

/**
 * The operation of an inner vertex of a {@link CellGraph}, in the order of the benchmark's labels.
 */
enum VertexOperation {
  /** 3x3 convolution, batch normalization, ReLU. */
  CONV3X3("conv3x3-bn-relu"),
  /** 1x1 convolution, batch normalization, ReLU. */
  CONV1X1("conv1x1-bn-relu"),
  /** 3x3 max pooling. */
  MAXPOOL3X3("maxpool3x3");

  private final String word;

  VertexOperation(String word) {
    this.word = word;
  }

  /** The benchmark's names, by label. */
  static List<String> words() {
    return Stream.of(values()).map(operation -> operation.word).toList();
  }
}
