package org.evosearch.architecture.operation;

import java.io.Serializable;
import java.util.List;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;

/**
 * The computation of one node of an architecture from the outputs of other nodes.
 *
 * <p>Counts are per image. A multiply-add is one multiplication with one addition in a convolution,
 * a linear layer or an attention product; normalization, activation, pooling and sums are not
 * counted, as in the literature's "FLOPs" of networks.
 */
public sealed interface Operation extends Serializable
    permits Activation,
        BatchNormalization,
        ChannelShuffle,
        ClassToken,
        Concatenation,
        Convolution,
        Crop,
        DropPath,
        Dropout,
        FirstToken,
        Flatten,
        GlobalAveragePooling,
        Identity,
        Input,
        LayerNormalization,
        Linear,
        Mixture,
        PatchEmbedding,
        Pooling,
        PositionEmbedding,
        Product,
        RelativeAttention,
        Remainder,
        SelfAttention,
        SqueezeExcitation,
        Sum,
        ToImage,
        ToTokens,
        Truncation,
        WeightedSum,
        Zero {

  /** Largest size in an operation: channels, units, kernels, strides. */
  int LARGEST = 1 << 20;

  /**
   * Returns the output's shape.
   *
   * @throws ShapeException if the inputs do not fit this operation, in number or in shape
   */
  TensorShape shape(List<TensorShape> inputs);

  /** Returns the number of trainable parameters; running statistics are not counted. */
  default long parameters(List<TensorShape> inputs) {
    return 0;
  }

  /** Returns the multiply-adds for one image. */
  default long multiplyAdds(List<TensorShape> inputs) {
    return 0;
  }

  /**
   * Returns the number of intermediate values for one image that training keeps, beside the output.
   */
  default long innerActivations(List<TensorShape> inputs) {
    return 0;
  }

  /** Whether the order of the inputs makes no difference. */
  default boolean isCommutative() {
    return false;
  }

  /**
   * This operation for feature maps of one row: a square window becomes a row, which moves along
   * the width.
   */
  default Operation ofRow() {
    return this;
  }

  /** Calls the visitor's method for this kind of operation. */
  <R> R accept(OperationVisitor<R> visitor);

  /** The only input, for operations that take one. */
  static TensorShape only(Operation operation, List<TensorShape> inputs) {
    if (inputs.size() != 1) {
      throw new ShapeException(operation + " takes one input, not " + inputs.size());
    }
    return inputs.get(0);
  }

  /** The only input, for operations that slice a feature map by channel, or a vector. */
  static TensorShape onlyChannels(Operation operation, List<TensorShape> inputs) {
    TensorShape input = only(operation, inputs);
    if (input.isTokens()) {
      throw new ShapeException(operation + " takes an image or a vector, not " + input);
    }
    return input;
  }

  /** The common shape of one or more inputs, for operations that join element by element. */
  static TensorShape common(Operation operation, List<TensorShape> inputs) {
    if (inputs.isEmpty() || inputs.stream().distinct().count() != 1) {
      throw new ShapeException(operation + " takes inputs of one shape, not " + inputs);
    }
    return inputs.get(0);
  }

  /** Fails unless the value is at least the minimum, and no larger than any network needs. */
  static void atLeast(int minimum, String name, int value) {
    if (value < minimum) {
      throw new ShapeException("Invalid " + name + ": " + value + " (at least " + minimum + ")");
    }
    if (value > LARGEST) {
      throw new ShapeException("Invalid " + name + ": " + value + " (at most " + LARGEST + ")");
    }
  }
}
