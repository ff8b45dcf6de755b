package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Outputs zeros, (N, C, H, W) to (N, C, ceil(H / stride), ceil(W / stride)): the absent edge of
 * cell search spaces. At stride 1 it takes any shape.
 *
 * @param stride at least 1
 */
public record Zero(int stride) implements Operation {

  /** Checks the stride. */
  public Zero {
    Operation.atLeast(1, "stride", stride);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs);
    return stride == 1
        ? input
        : TensorShape.image(
            input.channels(),
            (input.height() + stride - 1) / stride,
            (input.width() + stride - 1) / stride);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitZero(this);
  }
}
