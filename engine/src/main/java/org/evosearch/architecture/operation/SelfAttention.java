package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Multi-head self-attention over tokens, (N, T, D) to (N, T, D), with biased projections and scores
 * divided by the square root of the head width.
 *
 * <p>Ashish Vaswani et al.: Attention Is All You Need. NeurIPS 2017, section 3.2.
 *
 * @param heads number of heads
 * @param headWidth width of queries, keys and values in each head
 */
public record SelfAttention(int heads, int headWidth) implements Operation {

  /** Checks heads and width. */
  public SelfAttention {
    Operation.atLeast(1, "heads", heads);
    Operation.atLeast(1, "head width", headWidth);
  }

  /** Width of queries, keys and values over all heads. */
  public int innerWidth() {
    return Math.multiplyExact(heads, headWidth);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return Operation.only(this, inputs).requireTokens();
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    long width = inputs.get(0).features();
    return 3L * innerWidth() * (width + 1) + width * (innerWidth() + 1);
  }

  @Override
  public long multiplyAdds(List<TensorShape> inputs) {
    long tokens = inputs.get(0).dimensions().get(0);
    long width = inputs.get(0).features();
    return Math.multiplyExact(4 * tokens * width + 2 * tokens * tokens, innerWidth());
  }

  /** Queries, keys, values and head outputs; scores and their softmax. */
  @Override
  public long innerActivations(List<TensorShape> inputs) {
    long tokens = inputs.get(0).dimensions().get(0);
    return 4 * tokens * innerWidth() + Math.multiplyExact(2 * tokens * tokens, heads);
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitSelfAttention(this);
  }
}
