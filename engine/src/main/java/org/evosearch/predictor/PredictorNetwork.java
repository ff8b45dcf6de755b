package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import java.util.List;
import org.evosearch.network.layer.AffineMap;
import org.evosearch.network.layer.LayerArrays;
import org.evosearch.random.RandomStreams;

/**
 * Set encoder, graph encoder, and a head of two linear maps with a tanh between them, which joins
 * the vectors of task and graph. Owns its arrays; one thread at a time.
 */
final class PredictorNetwork implements AutoCloseable {

  private final NDManager manager;
  private final SetEncoder tasks;
  private final GraphEncoder graphs;
  private final AffineMap hidden;
  private final AffineMap output;
  private final List<NDArray> weights;

  /**
   * Builds the network.
   *
   * @param streams weight i is drawn from the stream (WEIGHTS, 0, i)
   * @param parent of the network's own manager
   * @param precision float32 or float64, of all inputs, too
   */
  PredictorNetwork(
      PredictorSizes sizes, RandomStreams streams, NDManager parent, DataType precision) {
    LayerArrays arrays = new LayerArrays(streams);
    tasks = new SetEncoder(arrays, sizes);
    graphs = new GraphEncoder(arrays, sizes);
    arrays.startNode(5, "Head");
    hidden = AffineMap.biased(arrays, "hidden.", 2 * sizes.width(), sizes.hidden());
    output = AffineMap.biased(arrays, "output.", sizes.hidden(), 1);
    manager = parent.newSubManager();
    weights = arrays.initialize(manager, precision);
  }

  /** The vectors of tasks, (T, width), from their images (T, classes, per class, features). */
  NDArray tasks(NDArray images) {
    return tasks.of(images);
  }

  /**
   * The predictions, (B), on the scale of the targets.
   *
   * @param tasks (B, width), the task of each graph
   */
  NDArray predicted(NDArray tasks, GraphBatch batch) {
    NDArray both = tasks.concat(graphs.of(batch), 1);
    return output.of(Activation.tanh(hidden.of(both))).squeeze(1);
  }

  /** The arrays that are trained, in a fixed order. */
  List<NDArray> weights() {
    return weights;
  }

  /** The weights as DJL encodes a list. */
  byte[] encoded() {
    return new NDList(weights).encode();
  }

  /**
   * Copies the values of other weights.
   *
   * @param encoded as {@link #encoded()} returned them, of any precision
   * @throws IllegalArgumentException if they are not those of such a network
   */
  void copy(byte[] encoded) {
    try (NDManager scratch = manager.newSubManager()) {
      copy(NDList.decode(scratch, encoded));
    }
  }

  private void copy(NDList values) {
    if (values.size() != weights.size()) {
      throw new IllegalArgumentException("Invalid weights: not those of the predictor");
    }
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).getShape().equals(weights.get(i).getShape())) {
        throw new IllegalArgumentException("Invalid weights: not those of the predictor");
      }
      try (NDArray target = weights.get(i).stopGradient()) {
        target.set(new NDIndex("..."), values.get(i).toType(target.getDataType(), false));
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
