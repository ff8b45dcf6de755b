package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * The input of the network: images of one shape, (N, C, H, W).
 *
 * @param image shape (C, H, W) of one image
 */
public record Input(TensorShape image) implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    if (!inputs.isEmpty()) {
      throw new ShapeException("The network's input takes no inputs, not " + inputs);
    }
    return image;
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitInput(this);
  }
}
