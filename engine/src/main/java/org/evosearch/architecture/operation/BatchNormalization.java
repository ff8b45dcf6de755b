package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Normalizes each channel over the batch, (N, C, H, W) or (N, F); at evaluation with running
 * statistics (momentum 0.1, epsilon 1e-5).
 *
 * <p>Sergey Ioffe, Christian Szegedy: Batch Normalization. ICML 2015, algorithm 1.
 *
 * @param affine whether a scale and a shift are learned for each channel
 */
public record BatchNormalization(boolean affine) implements Operation {

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs);
    if (input.isTokens()) {
      throw new ShapeException(this + " takes a feature map or a vector, not " + input);
    }
    return input;
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return affine ? 2L * inputs.get(0).dimensions().get(0) : 0;
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitBatchNormalization(this);
  }
}
