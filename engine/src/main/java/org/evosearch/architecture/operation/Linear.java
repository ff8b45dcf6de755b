package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * An affine map of the last axis: (N, F) to (N, units), or (N, T, D) to (N, T, units).
 *
 * @param units output width
 * @param bias whether it adds a learned bias to each output
 */
public record Linear(int units, boolean bias) implements Operation {

  /** Checks the width. */
  public Linear {
    Operation.atLeast(1, "units", units);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs);
    if (input.isImage()) {
      throw new ShapeException(this + " takes a vector or tokens, not " + input);
    }
    return input.isTokens()
        ? TensorShape.tokens(input.dimensions().get(0), units)
        : TensorShape.vector(units);
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return (long) inputs.get(0).features() * units + (bias ? units : 0);
  }

  @Override
  public long multiplyAdds(List<TensorShape> inputs) {
    return inputs.get(0).elements() * units;
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitLinear(this);
  }
}
