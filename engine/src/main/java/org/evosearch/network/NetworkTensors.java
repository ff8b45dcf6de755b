package org.evosearch.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.evosearch.network.layer.WrittenArray;
import org.evosearch.tensor.Tensor;

/** Moves weights and running statistics between a network on a device and the heap. */
public final class NetworkTensors {

  private NetworkTensors() {}

  /** Copies of all saved arrays by their names, such as {@code 3.Convolution.weight}. */
  public static Map<String, Tensor> read(Network network) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : network.block().savedParameters()) {
      try (NDArray values = parameter.getArray().stopGradient()) {
        tensors.put(parameter.getName(), new Tensor(dimensions(values), values.toFloatArray()));
      }
    }
    return tensors;
  }

  private static List<Integer> dimensions(NDArray array) {
    return LongStream.of(array.getShape().getShape()).mapToObj(Math::toIntExact).toList();
  }

  /**
   * Copies values into saved arrays; those that are not named stay as they are.
   *
   * @param tensors by the names of the arrays, of their shapes
   * @param manager parent of temporary arrays
   * @throws IllegalArgumentException if one has another shape
   */
  public static void write(Network network, Map<String, Tensor> tensors, NDManager manager) {
    for (Parameter parameter : network.block().savedParameters()) {
      Tensor tensor = tensors.get(parameter.getName());
      if (tensor != null) {
        write(parameter, tensor, manager);
      }
    }
  }

  private static void write(Parameter parameter, Tensor tensor, NDManager manager) {
    Shape shape = new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
    if (!parameter.getShape().equals(shape)) {
      throw new IllegalArgumentException(
          "Invalid shape of "
              + parameter.getName()
              + ": "
              + shape
              + ", not "
              + parameter.getShape());
    }
    try (NDArray target = parameter.getArray().stopGradient();
        NDArray values = WrittenArray.of(manager, shape, to -> to.put(tensor.values()))) {
      target.set(new NDIndex("..."), values);
    }
  }
}
