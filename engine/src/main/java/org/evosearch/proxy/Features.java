package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The output of a node as vectors of channels: a row for each image and position. Images have H x W
 * positions, T tokens are T positions, a vector is one position.
 */
final class Features {

  private static final double LEAST = 1e-8;

  private Features() {}

  /** The output of a node as feature maps (N, C, H, W), those of tokens (N, D, T, 1). */
  static NDArray asMaps(NDArray output) {
    Shape shape = output.getShape();
    return switch (shape.dimension()) {
      case 4 -> output;
      case 3 -> output.transpose(0, 2, 1).expandDims(3);
      default -> output.reshape(shape.get(0), shape.get(1), 1, 1);
    };
  }

  /** Feature maps (N, C, H, W) as rows (N H W, C). */
  static NDArray rows(NDArray maps) {
    return maps.transpose(0, 2, 3, 1).reshape(-1, maps.getShape().get(1));
  }

  /**
   * Entropy of the shares that the principal components of the channels have in their variance.
   *
   * @return NaN if nothing varies
   */
  static double entropy(NDArray output) {
    try (NDScope scope = new NDScope()) {
      NDArray rows = rows(asMaps(output));
      NDArray centered = rows.sub(rows.mean(new int[] {0}));
      double[] variances = Eigenvalues.of(smallerProduct(centered));
      double sum = Arrays.stream(variances).map(v -> Math.max(v, 0)).sum();
      return Arrays.stream(variances)
          .map(v -> Math.max(v, 0) / sum)
          .map(share -> -share * Math.log(share + LEAST))
          .sum();
    }
  }

  /** The largest singular value of x'y for rows x and y. */
  static double largestSingularValue(NDArray x, NDArray y) {
    try (NDScope scope = new NDScope()) {
      NDArray matrix = x.transpose().matMul(y);
      double[] squares = Eigenvalues.of(smallerProduct(matrix));
      return Math.sqrt(Math.max(0, Arrays.stream(squares).max().orElseThrow()));
    }
  }

  /** m'm or mm', whichever is smaller: they have the same eigenvalues but for zeros. */
  private static DMatrixRMaj smallerProduct(NDArray m) {
    Shape shape = m.getShape();
    NDArray product =
        shape.get(0) < shape.get(1) ? m.matMul(m.transpose()) : m.transpose().matMul(m);
    return new DMatrixRMaj(Rows.of(product.toType(DataType.FLOAT64, false)));
  }
}
