package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.evosearch.dataset.DeviceExamples;

/**
 * The score of a network on examples.
 *
 * @param loss mean cross-entropy, in nats; for numeric targets, the mean squared error of
 *     standardized values
 * @param accuracy top-1 accuracy, in percent; NaN for numeric targets
 */
public record Score(double loss, double accuracy) {

  private static final int BATCH = 500;

  /** The score without examples. */
  static final Score NONE = new Score(Double.NaN, Double.NaN);

  /**
   * Scores a network on all examples.
   *
   * @param network from inputs to outputs
   * @param examples at least one
   * @param manager parent of temporary arrays
   * @throws TrialFailure if the loss is not finite, or the time is up
   */
  static Score of(
      UnaryOperator<NDArray> network,
      DeviceExamples examples,
      Criterion criterion,
      NDManager manager,
      Deadline deadline) {
    return of(network, examples, batches(examples.count()), criterion, manager, deadline);
  }

  /** Indices of all examples, in order, in batches for evaluation. */
  static List<int[]> batches(int count) {
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < count; from += BATCH) {
      batches.add(IntStream.range(from, Math.min(from + BATCH, count)).toArray());
    }
    return batches;
  }

  /**
   * Scores logits of some images, batch by batch.
   *
   * @param network from images to logits
   * @param batches indices of images, at least one
   * @param manager parent of temporary arrays
   * @throws TrialFailure if the loss is not finite, or the time is up
   */
  public static Score of(
      UnaryOperator<NDArray> network,
      DeviceExamples images,
      List<int[]> batches,
      NDManager manager,
      Deadline deadline) {
    return of(network, images, batches, CrossEntropy.PLAIN, manager, deadline);
  }

  private static Score of(
      UnaryOperator<NDArray> network,
      DeviceExamples examples,
      List<int[]> batches,
      Criterion criterion,
      NDManager manager,
      Deadline deadline) {
    Scalars losses = new Scalars();
    Scalars right = new Scalars();
    try (GradientMode paused = GradientMode.paused()) {
      for (int[] batch : batches) {
        deadline.check();
        try (NDManager scratch = manager.newSubManager();
            NDScope scope = new NDScope()) {
          DeviceExamples.Batch chosen = examples.batch(batch, scratch);
          NDArray outputs = network.apply(chosen.inputs());
          criterion.right(outputs, chosen.targets()).ifPresent(right::keep);
          losses.keep(criterion.sum(outputs, chosen.targets()));
        }
      }
    }
    double loss = 0;
    for (float sum : losses.floats()) {
      loss += sum;
    }
    LossMeter.requireFinite(loss);
    int count = batches.stream().mapToInt(batch -> batch.length).sum();
    return new Score(loss / count, accuracy(right, count));
  }

  private static double accuracy(Scalars right, int count) {
    if (right.count() == 0) {
      return Double.NaN;
    }
    double all = LongStream.of(right.longs()).sum();
    return 100 * all / count;
  }
}
