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
    TensorShape input = Operation.only(this, inputs);
    if (input.isTokens()) {
      throw new ShapeException(this + " takes an image or a vector, not " + input);
    }
    int rest = input.dimensions().get(0) - channels;
    if (rest < 1) {
      throw new ShapeException(this + " leaves nothing of " + input);
    }
    return input.isVector()
        ? TensorShape.vector(rest)
        : TensorShape.image(rest, input.height(), input.width());
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitRemainder(this);
  }
}
