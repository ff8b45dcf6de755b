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
 * How well a network tells the targets of examples.
 *
 * @param loss mean cross-entropy, in nats; of numbers the mean squared error of what is
 *     standardized
 * @param accuracy share of right answers, in percent; NaN of numbers
 */
public record Score(double loss, double accuracy) {

  private static final int BATCH = 500;

  /** There were no examples. */
  static final Score NONE = new Score(Double.NaN, Double.NaN);

  /**
   * Scores outputs at evaluation.
   *
   * @param network from inputs to outputs
   * @param examples at least one
   * @param manager parent of what is needed in between
   * @throws TrialFailure if the loss is no finite number, or the time is up
   */
  static Score of(
      UnaryOperator<NDArray> network,
      DeviceExamples examples,
      Criterion criterion,
      NDManager manager,
      Deadline deadline) {
    return of(network, examples, batches(examples.count()), criterion, manager, deadline);
  }

  /** All examples, in order, in batches that evaluation sees at once. */
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
   * @param manager parent of what is needed in between
   * @throws TrialFailure if the loss is no finite number, or the time is up
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
