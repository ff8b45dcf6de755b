package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.evosearch.network.layer.AffineMap;
import org.evosearch.network.layer.LayerArrays;

/**
 * Multi-head attention from one set to another, without layer normalization: with q, k and v the
 * maps of queries and keys, o = q + softmax(q k' / sqrt(width)) v in each head, and o + relu(W o).
 *
 * <p>Juho Lee et al.: Set Transformer. ICML 2019, equations 6 and 7. Scores are divided by the root
 * of the full width, not of a head's, and the residual is the mapped query, as in the authors'
 * code.
 */
final class SetAttention {

  private final int heads;
  private final int width;
  private final AffineMap query;
  private final AffineMap key;
  private final AffineMap value;
  private final AffineMap output;

  /**
   * Declares the maps.
   *
   * @param queries width of an element of the first set
   * @param keys width of an element of the second set
   */
  SetAttention(LayerArrays arrays, String prefix, int queries, int keys, PredictorSizes sizes) {
    heads = sizes.heads();
    width = sizes.width();
    query = AffineMap.biased(arrays, prefix + "query.", queries, width);
    key = AffineMap.biased(arrays, prefix + "key.", keys, width);
    value = AffineMap.biased(arrays, prefix + "value.", keys, width);
    output = AffineMap.biased(arrays, prefix + "output.", width, width);
  }

  /** From (B, n, queries) and (B, m, keys) to (B, n, width). */
  NDArray of(NDArray queries, NDArray keys) {
    NDArray mapped = query.of(queries);
    NDArray scores = inHeads(mapped).matMul(inHeads(key.of(keys)).transpose(0, 1, 3, 2));
    // Dividing by a number would free its array before the gradient needs it.
    NDArray root = scores.getManager().create(Math.sqrt(width));
    NDArray weights = scores.div(root).softmax(-1);
    NDArray mixed = weights.matMul(inHeads(value.of(keys))).transpose(0, 2, 1, 3);
    NDArray sum = mapped.add(mixed.reshape(mapped.getShape()));
    return sum.add(Activation.relu(output.of(sum)));
  }

  /** From (B, n, width) to (B, heads, n, width / heads). */
  private NDArray inHeads(NDArray set) {
    long size = set.getShape().get(1);
    return set.reshape(-1, size, heads, width / heads).transpose(0, 2, 1, 3);
  }
}
