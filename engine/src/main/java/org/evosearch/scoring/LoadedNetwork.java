package org.evosearch.scoring;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.network.Network;

/** The network of a model on a device. Closing frees it. */
final class LoadedNetwork implements AutoCloseable {

  private final NDManager manager;
  private final Network network;

  private LoadedNetwork(NDManager manager, Network network) {
    this.manager = manager;
    this.network = network;
  }

  static LoadedNetwork open(ModelFiles model, DeviceSlot slot) {
    NDManager manager = NDManager.newBaseManager(slot.device(), "PyTorch");
    try {
      Network network = model.open(manager);
      network.requireGradients(false);
      return new LoadedNetwork(manager, network);
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  TensorShape shape() {
    return network.architecture().inputShape();
  }

  /**
   * Runs the network.
   *
   * @param batch the inputs, one after the other
   * @param count of the inputs, at least one
   * @param last applied to the outputs, (count, K)
   * @return K numbers for each input
   */
  List<float[]> run(float[] batch, int count, UnaryOperator<NDArray> last) {
    long[] one = shape().dimensions().stream().mapToLong(Integer::longValue).toArray();
    try (NDManager temporary = manager.newSubManager();
        NDArray input = temporary.create(batch, new Shape(count).addAll(new Shape(one)));
        NDArray outputs = network.inferenceForward(input);
        NDArray given = last.apply(outputs)) {
      return rows(given.toFloatArray(), count);
    }
  }

  private static List<float[]> rows(float[] values, int count) {
    int width = values.length / count;
    List<float[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(Arrays.copyOfRange(values, i * width, (i + 1) * width));
    }
    return rows;
  }

  /** The numbers as float64. */
  static double[] widened(float[] numbers) {
    double[] wide = new double[numbers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = numbers[i];
    }
    return wide;
  }

  @Override
  public void close() {
    network.close();
    manager.close();
  }
}
