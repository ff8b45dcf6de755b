package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.util.function.UnaryOperator;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.training.score.Predictions;

/**
 * The outputs of a network for some examples, copied from its device.
 *
 * @param network from inputs to outputs
 * @param manager parent of temporary arrays
 * @param deadline checked before each batch
 */
record GatheredOutputs(UnaryOperator<NDArray> network, NDManager manager, Deadline deadline) {

  /** Adds the outputs of the network for all examples, in order. */
  void of(DeviceExamples examples, Predictions predictions) {
    try (GradientMode paused = GradientMode.paused()) {
      for (int[] batch : Score.batches(examples.count())) {
        deadline.check();
        add(examples, batch, predictions);
      }
    }
  }

  private void add(DeviceExamples examples, int[] indices, Predictions predictions) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      DeviceExamples.Batch batch = examples.batch(indices, scratch);
      NDArray targets = batch.targets().toType(DataType.FLOAT64, false);
      predictions.add(network.apply(batch.inputs()).toFloatArray(), targets.toDoubleArray());
    }
  }
}
