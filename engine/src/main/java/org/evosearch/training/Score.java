package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.evosearch.dataset.DeviceImages;

/**
 * How well a network classifies images.
 *
 * @param loss mean cross-entropy, in nats
 * @param accuracy share of right answers, in percent
 */
public record Score(double loss, double accuracy) {

  private static final int BATCH = 500;

  /** There were no images. */
  static final Score NONE = new Score(Double.NaN, Double.NaN);

  /**
   * Scores logits at evaluation.
   *
   * @param network from images to logits
   * @param images at least one
   * @param manager parent of what is needed in between
   * @throws TrialFailure if the loss is no finite number, or the time is up
   */
  static Score of(
      UnaryOperator<NDArray> network, DeviceImages images, NDManager manager, Deadline deadline) {
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < images.count(); from += BATCH) {
      batches.add(IntStream.range(from, Math.min(from + BATCH, images.count())).toArray());
    }
    return of(network, images, batches, manager, deadline);
  }

  /**
   * Scores logits of some images, batch by batch.
   *
   * @param network from images to logits
   * @param batches indices of images, at least one
   * @param manager parent of what is needed in between
   * @throws TrialFailure if the loss is no finite number, or the time is up
   */
  public static Score of(
      UnaryOperator<NDArray> network,
      DeviceImages images,
      List<int[]> batches,
      NDManager manager,
      Deadline deadline) {
    double loss = 0;
    double right = 0;
    try (GradientMode paused = GradientMode.paused()) {
      for (int[] batch : batches) {
        deadline.check();
        double[] sums = sums(network, images, batch, manager);
        loss += sums[0];
        right += sums[1];
      }
    }
    LossMeter.requireFinite(loss);
    int count = batches.stream().mapToInt(batch -> batch.length).sum();
    return new Score(loss / count, 100 * right / count);
  }

  /** Sum of the losses and number of right answers of some images. */
  private static double[] sums(
      UnaryOperator<NDArray> network, DeviceImages images, int[] indices, NDManager manager) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      DeviceImages.Batch batch = images.batch(indices, scratch);
      NDArray logits = network.apply(batch.images());
      NDArray right = logits.argMax(1).eq(batch.labels()).sum();
      return new double[] {LossFunction.sum(logits, batch.labels()).getFloat(), right.getLong()};
    }
  }
}
