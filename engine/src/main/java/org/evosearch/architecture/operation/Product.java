package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/** Multiplies inputs of one shape, element by element; a gate if one input comes from a sigmoid. */
public record Product() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return Operation.common(this, inputs);
  }

  @Override
  public boolean isCommutative() {
    return true;
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitProduct(this);
  }
}
