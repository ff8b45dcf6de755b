package org.evosearch.network.layer;

import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * A learned vector for each pair of T tokens, the sum of one for their distance in rows and one for
 * their distance in columns.
 *
 * @param pairs indices of the vectors of each pair
 * @param down vectors for rows, (distances, width)
 * @param across vectors for columns, (distances, width)
 */
record PairVectors(TokenPairs pairs, Variable down, Variable across) {

  /** Declares the vectors. */
  static PairVectors learned(TokenPairs pairs, String prefix, Filling filling, LayerArrays arrays) {
    return new PairVectors(
        pairs,
        table(pairs, prefix + "down", filling, arrays),
        table(pairs, prefix + "across", filling, arrays));
  }

  private static Variable table(
      TokenPairs pairs, String name, Filling filling, LayerArrays arrays) {
    int distances = pairs.operation().distances();
    int width = pairs.operation().headWidth();
    return arrays.weight(name, Parameter.Type.OTHER, filling, distances, width);
  }

  /** The vectors, (T, T, width). */
  PtNDArray ofPairs() {
    try (PtNDArray vertical = lookUp(down, pairs.rows());
        PtNDArray horizontal = lookUp(across, pairs.columns())) {
      return JniUtils.add(vertical, horizontal);
    }
  }

  private static PtNDArray lookUp(Variable table, Constant numbers) {
    PtNDArray array = numbers.array();
    try (PtNDArray indices = JniUtils.to(array, DataType.INT64, array.getDevice())) {
      return JniUtils.embedding(indices, table.array(), false);
    }
  }
}
