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
 */
record StreamInitializer(Filling filling, RandomStreams streams, int index) implements Initializer {

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    DoubleSupplier values = filling.from(streams.stream(Purpose.WEIGHTS, 0, index));
    NDArray written = WrittenArray.of(manager, shape, target -> write(values, target));
    if (dataType == DataType.FLOAT32) {
      return written;
    }
    try (written) {
      return written.toType(dataType, false);
    }
  }

  private static void write(DoubleSupplier values, FloatBuffer target) {
    while (target.hasRemaining()) {
      target.put((float) values.getAsDouble());
    }
  }
}
