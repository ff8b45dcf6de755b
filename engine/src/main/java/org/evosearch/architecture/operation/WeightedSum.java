package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Adds inputs of one shape, each multiplied by a factor that is passed to the network's forward
 * pass: a node of a supernet, whose edges mix operations. Without factors it is a plain sum.
 *
 * @param places index of each input's factor among those of the forward pass, in the order of the
 *     inputs
 */
public record WeightedSum(List<Integer> places) implements Operation {

  /** Copies the places and checks them. */
  public WeightedSum {
    places = List.copyOf(places);
    places.forEach(place -> Operation.atLeast(0, "place", place));
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    if (inputs.size() != places.size()) {
      throw new ShapeException(
          "WeightedSum of " + places.size() + " places is given " + inputs.size() + " inputs");
    }
    return Operation.common(this, inputs);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitWeightedSum(this);
  }
}
