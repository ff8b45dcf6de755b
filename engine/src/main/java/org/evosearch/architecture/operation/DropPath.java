package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * During training, sets the whole tensor of an image to 0 with the given probability, and otherwise
 * divides it by {@code 1 - rate}.
 *
 * <p>Gustav Larsson, Michael Maire, Gregory Shakhnarovich: FractalNet. ICLR 2017, section 2.1.
 *
 * @param rate probability of dropping, in [0, 1)
 */
public record DropPath(double rate) implements Operation {

  /** Checks the rate. */
  public DropPath {
    if (!(rate >= 0 && rate < 1)) {
      throw new ShapeException("Invalid drop path rate: " + rate + " (in [0, 1))");
    }
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return Operation.only(this, inputs);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitDropPath(this);
  }
}
