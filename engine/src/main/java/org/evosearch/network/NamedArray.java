package org.evosearch.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A copy of a weight or running statistic outside of libtorch.
 *
 * @param name of node, operation and array, such as {@code 3.Convolution.weight}
 * @param shape of the array
 * @param values float32 in little-endian order, row-major
 */
public record NamedArray(String name, List<Long> shape, ByteBuffer values) {

  static NamedArray of(Parameter parameter) {
    NDArray array = parameter.getArray();
    float[] numbers = array.toFloatArray();
    ByteBuffer values =
        ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    values.asFloatBuffer().put(numbers);
    List<Long> shape = Arrays.stream(array.getShape().getShape()).boxed().toList();
    return new NamedArray(parameter.getName(), shape, values);
  }

  /** The values as a buffer with its own position, in little-endian order. */
  @Override
  public ByteBuffer values() {
    return values.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }
}
