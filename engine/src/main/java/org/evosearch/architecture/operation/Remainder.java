package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Drops the first channels of a feature map, those that {@link Truncation} keeps: (N, C, H, W) to
 * (N, C - channels, H, W).
 *
 * @param channels how many are dropped, less than C
 */
public record Remainder(int channels) implements Operation {

  /** Checks that something is dropped. */
  public Remainder {
    Operation.atLeast(1, "channels", channels);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    if (channels >= input.channels()) {
      throw new ShapeException(this + " leaves nothing of " + input);
    }
    return TensorShape.image(input.channels() - channels, input.height(), input.width());
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitRemainder(this);
  }
}
