package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.trial.Metric;

/**
 * Sum over the layers of ln(sum over the weights of mean |g| / deviation of g), where mean and
 * deviation go over the gradients g of two batches: gradients that are large and agree.
 *
 * <p>Guihong Li, Yuedong Yang, Kartikeya Bhardwaj, Radu Marculescu: ZiCo: Zero-shot NAS via Inverse
 * Coefficient of Variation on Gradients. ICLR 2023, equation 15. The deviation is that of the
 * signed gradients, with 1/M for M batches. Weights whose gradient does not vary are left out, and
 * layers in which all are.
 */
record Zico() implements ZeroCostProxy {

  private static final Metric METRIC =
      Metric.larger(
          "zico",
          "",
          "Zero-cost score: size of the gradients relative to their spread over batches.");
  private static final int BATCHES = 2;
  private static final int[] OVER_BATCHES = {0};

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public int batches() {
    return BATCHES;
  }

  @Override
  public int batchSize() {
    return 128;
  }

  @Override
  public double score(UntrainedNetwork subject) {
    return LossGradients.score(
        subject,
        BATCHES,
        (weights, gradients) ->
            IntStream.range(0, weights.size())
                .mapToDouble(layer -> ofLayer(layer, gradients))
                .filter(sum -> sum != 0)
                .map(Math::log)
                .sum());
  }

  /** Sum over the weights of a layer. */
  private static double ofLayer(int layer, List<List<NDArray>> gradients) {
    NDList ofBatches = new NDList();
    gradients.forEach(ofBatch -> ofBatches.add(ofBatch.get(layer)));
    NDArray stacked = NDArrays.stack(ofBatches);
    NDArray mean = stacked.mean(OVER_BATCHES, true);
    NDArray deviation = stacked.sub(mean).square().mean(OVER_BATCHES).sqrt();
    NDArray ratio = stacked.abs().mean(OVER_BATCHES).div(deviation);
    return NDArrays.where(deviation.eq(0), ratio.zerosLike(), ratio).sum().getDouble();
  }
}
