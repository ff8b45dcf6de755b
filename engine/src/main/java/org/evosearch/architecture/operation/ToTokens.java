package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/** Reads the pixels of a feature map (N, C, H, W) as tokens (N, H W, C), row-major. */
public record ToTokens() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    return TensorShape.tokens(Math.multiplyExact(input.height(), input.width()), input.channels());
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitToTokens(this);
  }
}
