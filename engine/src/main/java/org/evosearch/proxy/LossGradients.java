package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.network.Network;
import org.evosearch.network.layer.ForwardObserver;
import org.evosearch.training.GradientMode;
import org.evosearch.training.LossFunction;

/**
 * Gradients of the mean cross-entropy of batches with respect to the weights of convolutions and
 * linear maps.
 */
final class LossGradients {

  private LossGradients() {}

  /** A score that is computed from weights and their gradients. */
  @FunctionalInterface
  interface Scoring {

    /**
     * Scores a network; arrays that it creates are freed afterwards.
     *
     * @param weights one for each layer
     * @param gradients float64, in the same order, of each batch
     */
    double score(List<NDArray> weights, List<List<NDArray>> gradients);
  }

  /**
   * Scores a network by its gradients.
   *
   * @param batches their number
   */
  static double score(UntrainedNetwork subject, int batches, Scoring scoring) {
    try (NDManager scratch = subject.scratch();
        Network network = subject.build(scratch, DataType.FLOAT32);
        NDScope scope = new NDScope()) {
      List<List<NDArray>> gradients =
          IntStream.range(0, batches)
              .mapToObj(index -> gradients(network, subject.batch(index, scratch)))
              .toList();
      try (GradientMode paused = GradientMode.paused()) {
        return scoring.score(network.layerWeights(), gradients);
      }
    }
  }

  private static List<NDArray> gradients(Network network, DeviceExamples.Batch batch) {
    try (GradientMode recording = GradientMode.recording()) {
      NDArray logits = network.probeForward(batch.inputs(), ForwardObserver.NONE);
      NDArray loss = LossFunction.mean(logits, batch.targets(), 0);
      GradientMode.backward(loss, loss.getManager().create(1f));
    }
    return network.layerWeights().stream().map(LossGradients::taken).toList();
  }

  /** A copy of the gradient of a weight, which is then reset to zero. */
  private static NDArray taken(NDArray weight) {
    NDArray gradient = GradientMode.gradient(weight);
    NDArray copy = gradient.toType(DataType.FLOAT64, true);
    gradient.muli(0);
    return copy;
  }
}
