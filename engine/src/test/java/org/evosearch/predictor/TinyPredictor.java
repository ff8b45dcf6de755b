package org.evosearch.predictor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.architecture.OperationGraph.Alphabet;
import org.evosearch.random.RandomStreams;

/** The network, the task and the graphs of docs/experiments/predictor_numpy.py. */
final class TinyPredictor {

  static final int CLASSES = 2;
  static final int PER_CLASS = 3;
  static final int FEATURES = 3;
  static final int WIDTH = 4;
  static final PredictorSizes SIZES =
      new PredictorSizes(FEATURES, PER_CLASS, WIDTH, 2, 5, new Alphabet(4, 5));

  static final OperationGraph DIAMOND =
      OperationGraph.of(
          List.of(0, 2, 3, 1), List.of(List.of(), List.of(0), List.of(0), List.of(1, 2)));
  static final OperationGraph CHAIN = OperationGraph.chain(List.of(0, 3, 1));
  static final OperationGraph WITH_SHORTCUT =
      OperationGraph.of(
          List.of(0, 2, 2, 3, 1),
          List.of(List.of(), List.of(0), List.of(1), List.of(0, 1), List.of(0, 2, 3)));

  private TinyPredictor() {}

  static NDManager manager() {
    return NDManager.newBaseManager(Device.cpu(), "PyTorch");
  }

  static PredictorNetwork network(NDManager manager) {
    return new PredictorNetwork(SIZES, new RandomStreams(7), manager, DataType.FLOAT64);
  }

  /** (1, classes, per class, features). */
  static NDArray images(NDManager manager) {
    float[] values = new float[CLASSES * PER_CLASS * FEATURES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(0.5 + 0.9 * i);
    }
    Shape shape = new Shape(1, CLASSES, PER_CLASS, FEATURES);
    return manager.create(values, shape).toType(DataType.FLOAT64, false);
  }

  static double[] predicted(
      PredictorNetwork network, NDArray task, NDManager manager, List<OperationGraph> graphs) {
    GraphBatch batch = new GraphBatch(graphs, SIZES.alphabet(), manager, DataType.FLOAT64);
    NDArray tasks = task.broadcast(new Shape(graphs.size(), WIDTH));
    return network.predicted(tasks, batch).toDoubleArray();
  }
}
