package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Joins feature maps (N, C_i, H, W) along their channels, or vectors (N, F_i) end to end, in the
 * order of the inputs.
 */
public record Concatenation() implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException("Concatenation takes at least one input");
    }
    List<Integer> rest = rest(inputs.get(0));
    if (inputs.stream().anyMatch(input -> input.isTokens() || !rest(input).equals(rest))) {
      throw new ShapeException("Concatenation takes images of one size or vectors, not " + inputs);
    }
    int channels = inputs.stream().mapToInt(input -> input.dimensions().get(0)).sum();
    return rest.isEmpty()
        ? TensorShape.vector(channels)
        : TensorShape.image(channels, rest.get(0), rest.get(1));
  }

  private static List<Integer> rest(TensorShape shape) {
    return shape.dimensions().subList(1, shape.dimensions().size());
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitConcatenation(this);
  }
}
