package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Applies a non-linearity to each element.
 *
 * @param function the non-linearity
 */
public record Activation(ActivationFunction function) implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return Operation.only(this, inputs);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitActivation(this);
  }
}
