package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/** Takes the first token: (N, T, D) to (N, D). */
public record FirstToken() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return TensorShape.vector(Operation.only(this, inputs).requireTokens().features());
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitFirstToken(this);
  }
}
