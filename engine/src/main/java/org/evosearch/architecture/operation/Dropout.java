package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * During training, sets each element to 0 with the given probability, and divides the others by
 * {@code 1 - rate}.
 *
 * <p>Nitish Srivastava et al.: Dropout. JMLR 15, 2014.
 *
 * @param rate probability of dropping, in [0, 1)
 */
public record Dropout(double rate) implements Operation {

  /** Checks the rate. */
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new ShapeException("Invalid dropout rate: " + rate + " (in [0, 1))");
    }
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return Operation.only(this, inputs);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitDropout(this);
  }
}
