package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Cuts an image (N, C, H, W) into square patches and maps each to a token: (N, T, width) with
 * {@code T = (H / side) (W / side)}, row-major.
 *
 * <p>Alexey Dosovitskiy et al.: An Image is Worth 16x16 Words. ICLR 2021, equation 1.
 *
 * @param width width of a token
 * @param side side of a patch, in pixels; divides height and width
 */
public record PatchEmbedding(int width, int side) implements Operation {

  /** Checks width and side. */
  public PatchEmbedding {
    Operation.atLeast(1, "token width", width);
    Operation.atLeast(1, "patch side", side);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    if (!input.hasSidesOf(side)) {
      throw new ShapeException(this + " cannot divide " + input);
    }
    int patches = Math.multiplyExact(input.height() / side, input.width() / side);
    return TensorShape.tokens(patches, width);
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return (long) width * inputs.get(0).channels() * side * side + width;
  }

  @Override
  public long multiplyAdds(List<TensorShape> inputs) {
    return inputs.get(0).elements() * width;
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitPatchEmbedding(this);
  }
}
