package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/** Adds a learned vector of its position to each token: (N, T, D) to (N, T, D). */
public record PositionEmbedding() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return Operation.only(this, inputs).requireTokens();
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return inputs.get(0).elements();
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitPositionEmbedding(this);
  }
}
