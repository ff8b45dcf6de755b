package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Multi-head self-attention with relative positions, (N, T, D) to (N, T, D). The tokens are a class
 * token, then the patches of an image, row-major: T = rows columns + 1.
 *
 * <p>When token i attends to token j, a learned vector of the distance from i to j is added to the
 * key of j, and another one to its value; heads share them. Each is the sum of a vector for the
 * distance in rows and one for the distance in columns, both clipped to the reach; pairs with the
 * class token have a vector of their own.
 *
 * <p>Peter Shaw, Jakob Uszkoreit, Ashish Vaswani: Self-Attention with Relative Position
 * Representations. NAACL 2018, equations 3 and 4; in two dimensions as in Minghao Chen et al.:
 * AutoFormer. ICCV 2021.
 *
 * @param heads number of heads
 * @param headWidth width of queries, keys and values in each head
 * @param rows number of rows of patches
 * @param columns number of columns of patches
 * @param reach largest distance that has a vector of its own, in patches
 */
public record RelativeAttention(int heads, int headWidth, int rows, int columns, int reach)
    implements Operation {

  /** Keys and values each have vectors for rows and for columns. */
  private static final int TABLES = 4;

  /** Checks that every number is in its range. */
  public RelativeAttention {
    Operation.atLeast(1, "heads", heads);
    Operation.atLeast(1, "head width", headWidth);
    Operation.atLeast(1, "rows", rows);
    Operation.atLeast(1, "columns", columns);
    Operation.atLeast(1, "reach", reach);
  }

  /** The same attention without relative positions. */
  public SelfAttention withoutPlaces() {
    return new SelfAttention(heads, headWidth);
  }

  /**
   * Number of vectors in a table: one for the class token, and one for each distance in [-reach,
   * reach].
   */
  public int distances() {
    return 2 * reach + 2;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireTokens();
    if (input.dimensions().get(0) != (long) rows * columns + 1) {
      throw new ShapeException(this + " does not fit " + input);
    }
    return input;
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return withoutPlaces().parameters(inputs) + (long) TABLES * distances() * headWidth;
  }

  /** Scores and head outputs each have a second product, with the vectors of distances. */
  @Override
  public long multiplyAdds(List<TensorShape> inputs) {
    long tokens = inputs.get(0).dimensions().get(0);
    long innerWidth = withoutPlaces().innerWidth();
    return Math.addExact(
        withoutPlaces().multiplyAdds(inputs), Math.multiplyExact(2 * tokens * tokens, innerWidth));
  }

  /** Adds the products with the vectors of distances, in scores and in head outputs. */
  @Override
  public long innerActivations(List<TensorShape> inputs) {
    long tokens = inputs.get(0).dimensions().get(0);
    return Math.addExact(
        withoutPlaces().innerActivations(inputs),
        Math.multiplyExact(tokens * tokens, heads) + tokens * withoutPlaces().innerWidth());
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitRelativeAttention(this);
  }
}
