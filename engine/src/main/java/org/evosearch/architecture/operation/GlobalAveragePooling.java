package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * The mean of each channel: (N, C, H, W) to (N, C), or of each feature over the tokens: (N, T, D)
 * to (N, D).
 */
public record GlobalAveragePooling() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs);
    return TensorShape.vector(
        input.isImage() ? input.channels() : input.requireTokens().features());
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitGlobalAveragePooling(this);
  }
}
