package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Normalizes the last axis of tokens (N, T, D) or vectors (N, F), with a learned scale and shift.
 *
 * <p>Jimmy Lei Ba, Jamie Ryan Kiros, Geoffrey E. Hinton: Layer Normalization. arXiv 1607.06450.
 */
public record LayerNormalization() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs);
    if (input.isImage()) {
      throw new ShapeException(this + " takes a vector or tokens, not " + input);
    }
    return input;
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return 2L * inputs.get(0).features();
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitLayerNormalization(this);
  }
}
