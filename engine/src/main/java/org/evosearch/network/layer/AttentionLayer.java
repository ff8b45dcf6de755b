package org.evosearch.network.layer;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Multi-head self-attention over tokens (N, T, D): one map to queries, keys and values of all heads
 * (in this order), softmax(Q K' / sqrt(head width)) V, one map back to width D.
 */
class AttentionLayer implements Layer {

  private static final String FUSED =
      "torch.scaled_dot_product_attention(%s)"
          .formatted(
              IntStream.range(0, 3)
                  .mapToObj(part -> "torch.select(a0, 0, " + part + ")")
                  .collect(Collectors.joining(", ")));

  private static final String FUSED_AND_ROUNDED =
      Script.widened(FUSED.replaceAll("torch\\.select\\(([^)]*)\\)", Script.rounded("$0")));

  private static final String ROUNDED_PRODUCT =
      Script.widened("torch.matmul(" + Script.rounded("a0") + ", " + Script.rounded("a1") + ")");

  private static final long[] PARTS_FIRST = {2, 0, 3, 1, 4};
  private static final long[] HEADS_LAST = {0, 1, 3, 2, 4};

  private final Kernels kernels;
  private final AffineMap projection;
  private final AffineMap output;
  private final Constant scale;
  private final long[] parts;
  private final long[] joined;

  AttentionLayer(SelfAttention operation, TensorShape input, LayerArrays arrays) {
    int inner = operation.innerWidth();
    int tokens = input.dimensions().get(0);
    kernels = arrays.kernels();
    projection = AffineMap.biased(arrays, "projection.", input.features(), 3 * inner);
    output = AffineMap.biased(arrays, "output.", inner, input.features());
    scale = arrays.constant(1 / Math.sqrt(operation.headWidth()));
    parts = new long[] {-1, tokens, 3, operation.heads(), operation.headWidth()};
    joined = new long[] {-1, tokens, inner};
  }

  @Override
  public PtNDArray forward(PtNDArray[] inputs, ForwardPass pass) {
    try (PtNDArray projected = projection.apply(inputs[0]);
        PtNDArray split = JniUtils.reshape(projected, parts);
        PtNDArray heads = JniUtils.permute(split, PARTS_FIRST);
        PtNDArray attended = attended(heads);
        PtNDArray ordered = JniUtils.permute(attended, HEADS_LAST);
        PtNDArray tokens = JniUtils.reshape(ordered, joined)) {
      return output.apply(tokens);
    }
  }

  /** From (3, N, heads, T, width) to (1, N, heads, T, width). */
  private PtNDArray attended(PtNDArray heads) {
    if (kernels.areFused() && isFusible()) {
      String call = projection.weight().isRounded() ? FUSED_AND_ROUNDED : FUSED;
      return Script.of(1, "torch.unsqueeze(" + call + ", 0)").run(heads);
    }
    try (PtNDArray weights = attention(heads);
        PtNDArray values = JniUtils.slice(heads, 0, 2, 3, 1)) {
      return mixed(weights, values);
    }
  }

  /** Whether the weights depend on queries and keys alone. */
  boolean isFusible() {
    return true;
  }

  /** From (3, N, heads, T, width) to (1, N, heads, T, T). */
  private PtNDArray attention(PtNDArray heads) {
    try (PtNDArray queries = JniUtils.slice(heads, 0, 0, 1, 1);
        PtNDArray scaled = JniUtils.mul(queries, scale.array());
        PtNDArray keys = JniUtils.slice(heads, 0, 1, 2, 1);
        PtNDArray scores = scores(scaled, keys)) {
      return JniUtils.softmax(scores, -1, scores.getDataType());
    }
  }

  /** From scaled queries and keys (1, N, heads, T, width) to (1, N, heads, T, T). */
  PtNDArray scores(PtNDArray queries, PtNDArray keys) {
    try (PtNDArray transposed = JniUtils.transpose(keys, -1, -2)) {
      return product(queries, transposed);
    }
  }

  /** From (1, N, heads, T, T) and (1, N, heads, T, width) to (1, N, heads, T, width). */
  PtNDArray mixed(PtNDArray weights, PtNDArray values) {
    return product(weights, values);
  }

  /** A product of matrices, whose factors are rounded where weights are. */
  final PtNDArray product(PtNDArray one, PtNDArray other) {
    return projection.weight().isRounded()
        ? Script.of(2, ROUNDED_PRODUCT).run(one, other)
        : JniUtils.matmul(one, other);
  }
}
