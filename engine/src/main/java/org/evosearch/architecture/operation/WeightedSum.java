package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Adds inputs of one shape, each multiplied by a number that every run of the network is given: a
 * node of a supernet, whose edges mix operations. A run that is given no numbers counts each input
 * once.
 *
 * @param places one for each input, in their order: where its factor stands among a run's numbers
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
