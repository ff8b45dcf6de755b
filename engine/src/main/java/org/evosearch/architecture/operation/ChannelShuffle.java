package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Permutes the channels of a feature map (N, C, H, W) in G groups: channel {@code g C/G + i},
 * number i of group g, becomes channel {@code i G + g}.
 *
 * <p>Xiangyu Zhang, Xinyu Zhou, Mengxiao Lin, Jian Sun: ShuffleNet. CVPR 2018, section 3.1.
 *
 * @param groups G, a divisor of the channels
 */
public record ChannelShuffle(int groups) implements Operation {

  /** Checks that there is a group. */
  public ChannelShuffle {
    Operation.atLeast(1, "groups", groups);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape input = Operation.only(this, inputs).requireImage();
    if (input.channels() % groups != 0) {
      throw new ShapeException(this + " cannot divide the channels of " + input);
    }
    return input;
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitChannelShuffle(this);
  }
}
