package org.evosearch.training;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.evosearch.inheritance.PassingOn;
import org.evosearch.network.Network;
import org.evosearch.network.NetworkTensors;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.tensor.Tensor;

/**
 * Estimates the running statistics of a network on training images, without changing its weights.
 *
 * @param images on the device
 * @param subset indices of the images that the training run sees
 * @param batchSize images in a batch
 * @param streams of the trial
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares estimates.
record StatisticsEstimate(TaskData images, int[] subset, int batchSize, RandomStreams streams) {
  private static final int BATCHES = 10;

  /**
   * Resets the running statistics and estimates them on ten batches, or on all if there are fewer.
   *
   * @param epoch whose random stream the images are drawn from
   */
  void of(Network network, int epoch, NDManager manager) {
    int[] order = order(epoch);
    for (int batch = 0; batch < BATCHES; batch++) {
      int from = batch * batchSize;
      int to = Math.min(from + batchSize, order.length);
      if (to - from > 1) {
        forward(network, Arrays.copyOfRange(order, from, to), batch, manager);
      }
    }
  }

  private int[] order(int epoch) {
    int[] order = subset.clone();
    PermutationSampler.shuffle(streams.stream(Purpose.STATISTICS, epoch, 0), order);
    return order;
  }

  private void forward(Network network, int[] indices, int before, NDManager manager) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      network.estimatingForward(images.train().batch(indices, scratch).inputs(), before);
    }
  }

  /**
   * Sets batch normalizations, one after the other, to undo their own normalization by the
   * statistics of one batch, so that they pass their input on; other statistics are kept.
   *
   * @param nodes of the normalizations, in order
   */
  void passOn(Network network, List<Integer> nodes, NDManager manager) {
    int[] batch = Arrays.copyOf(order(0), Math.min(batchSize, subset.length));
    for (int node : nodes) {
      Map<String, Tensor> arrays = new HashMap<>(NetworkTensors.read(network));
      forward(network, batch, 0, manager);
      arrays.putAll(PassingOn.arrays(node, NetworkTensors.read(network)));
      NetworkTensors.write(network, arrays, manager);
    }
  }
}
