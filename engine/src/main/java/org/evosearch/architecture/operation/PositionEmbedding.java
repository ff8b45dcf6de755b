package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/** Adds a learned vector to each token by its place: (N, T, D) to (N, T, D). */
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
