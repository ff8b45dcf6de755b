package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Drops the first channels of a feature map, those that {@link Truncation} keeps: (N, C, H, W) to
 * (N, C - channels, H, W), and likewise of a vector.
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
    TensorShape input = Operation.onlyChannels(this, inputs);
    int rest = input.dimensions().get(0) - channels;
    if (rest < 1) {
      throw new ShapeException(this + " leaves nothing of " + input);
    }
    return input.withChannels(rest);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitRemainder(this);
  }
}
