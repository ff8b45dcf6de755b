package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/** Prepends one learned token: (N, T, D) to (N, T + 1, D). */
public record ClassToken() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireTokens();
    return TensorShape.tokens(input.dimensions().get(0) + 1, input.features());
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return inputs.get(0).features();
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitClassToken(this);
  }
}
