package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/** Lays a feature map (N, C, H, W) out as a vector (N, C H W), row-major. */
public record Flatten() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return TensorShape.vector(Math.toIntExact(Operation.only(this, inputs).elements()));
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitFlatten(this);
  }
}
