package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.nio.FloatBuffer;
import java.util.function.DoubleSupplier;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * Fills a parameter from its own stream, in Java: libtorch's generator is global to the process.
 *
 * @param filling the distribution
 * @param streams of the trial
 * @param index of the parameter in the network
 * @param flat holds the parameter, under the same index
 */
record StreamInitializer(Filling filling, RandomStreams streams, int index, FlatWeights flat)
    implements Initializer {

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    DoubleSupplier values = filling.from(streams.stream(Purpose.WEIGHTS, 0, index));
    try (NDArray written = WrittenArray.of(manager, shape, target -> write(values, target))) {
      if (dataType == DataType.FLOAT32) {
        return flat.place(index, written, manager);
      }
      try (NDArray converted = written.toType(dataType, false)) {
        return flat.place(index, converted, manager);
      }
    }
  }

  private static void write(DoubleSupplier values, FloatBuffer target) {
    while (target.hasRemaining()) {
      target.put((float) values.getAsDouble());
    }
  }
}
