package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Drops the first rows and columns of a feature map: (N, C, H, W) to (N, C, H - rows, W - columns).
 * Before a strided convolution it shifts the positions that are sampled (factorized reduction).
 *
 * @param rows how many rows are dropped at the top
 * @param columns how many columns are dropped at the left
 */
public record Crop(int rows, int columns) implements Operation {

  /** Checks that nothing negative is dropped. */
  public Crop {
    Operation.atLeast(0, "rows", rows);
    Operation.atLeast(0, "columns", columns);
  }

  @Override
  public Crop ofRow() {
    return new Crop(0, columns);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    return TensorShape.image(input.channels(), input.height() - rows, input.width() - columns);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitCrop(this);
  }
}
