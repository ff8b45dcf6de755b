package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.shape.TensorShape;

/** Self-attention whose keys and values also depend on the relative position of the two tokens. */
final class RelativeAttentionLayer extends AttentionLayer {

  private static final long[] TOKENS_FIRST = {3, 0, 1, 2, 4};
  private static final long[] TOKENS_THIRD = {1, 2, 0, 3};

  private final PairVectors keys;
  private final PairVectors values;

  RelativeAttentionLayer(
      RelativeAttention operation, TensorShape input, Filling filling, LayerArrays arrays) {
    super(operation.withoutPlaces(), input, arrays);
    TokenPairs pairs = TokenPairs.of(operation, arrays);
    keys = PairVectors.learned(pairs, "keys.", filling, arrays);
    values = PairVectors.learned(pairs, "values.", filling, arrays);
  }

  @Override
  boolean isFusible() {
    return false;
  }

  @Override
  PtNDArray scores(PtNDArray queries, PtNDArray keysOfTokens) {
    try (PtNDArray plain = super.scores(queries, keysOfTokens);
        PtNDArray vectors = keys.ofPairs();
        PtNDArray transposed = JniUtils.transpose(vectors, 1, 2);
        PtNDArray relative = tokenByToken(queries, transposed)) {
      return JniUtils.add(plain, relative);
    }
  }

  @Override
  PtNDArray mixed(PtNDArray weights, PtNDArray valuesOfTokens) {
    try (PtNDArray plain = super.mixed(weights, valuesOfTokens);
        PtNDArray vectors = values.ofPairs();
        PtNDArray relative = tokenByToken(weights, vectors)) {
      return JniUtils.add(plain, relative);
    }
  }

  /** From (1, N, heads, T, A) and a matrix for each token, (T, A, B), to (N, heads, T, B). */
  private PtNDArray tokenByToken(PtNDArray heads, PtNDArray matrices) {
    Shape shape = heads.getShape();
    long[] split = {shape.get(3), shape.get(1), shape.get(2), -1};
    try (PtNDArray ordered = JniUtils.permute(heads, TOKENS_FIRST);
        PtNDArray rows = JniUtils.flatten(ordered, 1, 3);
        PtNDArray products = product(rows, matrices);
        PtNDArray separate = JniUtils.reshape(products, split)) {
      return JniUtils.permute(separate, TOKENS_THIRD);
    }
  }
}
