package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Adds inputs of one shape with fixed weights: an edge of a cell whose operation is still
 * undecided.
 *
 * @param weights one for each input, in their order
 */
public record Mixture(List<Double> weights) implements Operation {

  /** Copies the weights. */
  public Mixture {
    weights = List.copyOf(weights);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    if (inputs.size() != weights.size()) {
      throw new ShapeException(
          "Mixture of " + weights.size() + " weights is given " + inputs.size() + " inputs");
    }
    return Operation.common(this, inputs);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitMixture(this);
  }
}
