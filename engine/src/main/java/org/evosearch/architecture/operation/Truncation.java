package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Keeps the first channels of a feature map, (N, C, H, W) to (N, channels, H, W), or the first
 * elements of a vector.
 *
 * @param channels how many are kept, at most C
 */
public record Truncation(int channels) implements Operation {

  /** Checks that something is kept. */
  public Truncation {
    Operation.atLeast(1, "channels", channels);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.onlyChannels(this, inputs);
    if (channels > input.dimensions().get(0)) {
      throw new ShapeException(this + " has too few channels in " + input);
    }
    return input.withChannels(channels);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitTruncation(this);
  }
}
