package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
    Scalars losses = new Scalars();
    Scalars right = new Scalars();
    try (GradientMode paused = GradientMode.paused()) {
      for (int[] batch : batches) {
        deadline.check();
        add(network, images, batch, manager, losses, right);
      }
    }
    double loss = 0;
    for (float sum : losses.floats()) {
      loss += sum;
    }
    LossMeter.requireFinite(loss);
    int count = batches.stream().mapToInt(batch -> batch.length).sum();
    double all = LongStream.of(right.longs()).sum();
    return new Score(loss / count, 100 * all / count);
  }

  /** Adds the sum of the losses and the number of right answers of some images. */
  private static void add(
      UnaryOperator<NDArray> network,
      DeviceImages images,
      int[] indices,
      NDManager manager,
      Scalars losses,
      Scalars rightAnswers) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      DeviceImages.Batch batch = images.batch(indices, scratch);
      NDArray logits = network.apply(batch.images());
      rightAnswers.keep(logits.argMax(1).eq(batch.labels()).sum());
      losses.keep(LossFunction.sum(logits, batch.labels()));
    }
  }
}
