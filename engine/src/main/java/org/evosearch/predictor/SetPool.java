package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.evosearch.network.layer.AffineMap;
import org.evosearch.network.layer.Filling;
import org.evosearch.network.layer.LayerArrays;
import org.evosearch.network.layer.Variable;

/**
 * Pools a set into one vector, whatever the order of its elements: two self-attentions of the set,
 * attention of a learned seed to their output, and a linear map.
 *
 * <p>Juho Lee et al.: Set Transformer. ICML 2019, equations 8 and 11, with one seed.
 */
final class SetPool {

  private final int width;
  private final SetAttention first;
  private final SetAttention second;
  private final Variable seed;
  private final SetAttention pooling;
  private final AffineMap output;

  /**
   * Declares the layers.
   *
   * @param inputs width of an element
   */
  SetPool(LayerArrays arrays, int inputs, PredictorSizes sizes) {
    width = sizes.width();
    first = new SetAttention(arrays, "first.", inputs, inputs, sizes);
    second = new SetAttention(arrays, "second.", width, width, sizes);
    Filling filling = Filling.balanced(2L * width);
    seed = arrays.weight("seed", Parameter.Type.OTHER, filling, 1, 1, width);
    pooling = new SetAttention(arrays, "pooling.", width, width, sizes);
    output = AffineMap.biased(arrays, "", width, width);
  }

  /** From (B, n, inputs) to (B, width). */
  NDArray of(NDArray sets) {
    long count = sets.getShape().get(0);
    NDArray once = first.of(sets, sets);
    NDArray twice = second.of(once, once);
    NDArray pooled = pooling.of(seed.array().broadcast(new Shape(count, 1, width)), twice);
    return output.of(pooled.squeeze(1));
  }
}
