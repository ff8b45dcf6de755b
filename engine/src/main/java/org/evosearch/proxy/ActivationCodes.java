package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.network.layer.ForwardObserver;

/**
 * Counts, for each two images of a batch, the ReLUs of a network that are on for both or off for
 * both.
 *
 * <p>With codes s of 1 and -1, the product s s' of two images over F ReLUs is F minus twice the
 * number of ReLUs in which they differ.
 */
final class ActivationCodes implements ForwardObserver {

  private final NDArray kernel;

  /**
   * Begins with counts of zero.
   *
   * @param images in the batch
   * @param owner of the counts
   */
  ActivationCodes(int images, NDManager owner) {
    kernel = owner.zeros(new Shape(images, images), DataType.FLOAT64);
  }

  @Override
  public void sees(Operation operation, NDArray input) {
    if (operation instanceof Activation activation
        && activation.function() == ActivationFunction.RELU) {
      add(input);
    }
  }

  /** Adds the counts of a layer of ReLUs with input (N, ...). */
  private void add(NDArray input) {
    long images = kernel.getShape().get(0);
    long units = input.size() / images;
    try (NDScope scope = new NDScope()) {
      NDArray on = input.reshape(images, units).gt(0).toType(DataType.FLOAT32, false);
      NDArray signs = on.mul(2).sub(1);
      NDArray products = signs.matMul(signs.transpose()).toType(DataType.FLOAT64, false);
      kernel.addi(products.add(units).div(2));
    }
  }

  /** The counts, row by row. */
  double[][] kernel() {
    return Rows.of(kernel);
  }
}
