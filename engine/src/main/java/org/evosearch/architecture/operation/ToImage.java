package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Reads tokens (N, H W, C) as a feature map (N, C, H, W), row-major.
 *
 * @param height H, in pixels
 * @param width W, in pixels
 */
public record ToImage(int height, int width) implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireTokens();
    if (input.dimensions().get(0) != (long) height * width) {
      throw new ShapeException(this + " does not fit " + input);
    }
    return TensorShape.image(input.features(), height, width);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitToImage(this);
  }
}
