package org.evosearch.export;

import java.util.List;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Input;
import org.evosearch.architecture.operation.OperationVisitor;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.Remainder;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.Truncation;
import org.evosearch.architecture.operation.WeightedSum;

/**
 * Writes one node of an architecture in another language, for inference: a visit returns the
 * expression of its output. Operations that are the identity at inference, or equal to another
 * operation, are handled here for all languages.
 */
public abstract class InferenceOperations implements OperationVisitor<String> {

  private final List<String> inputs;
  private final String images;

  /**
   * Begins to write a node.
   *
   * @param inputs expressions of the node's inputs
   * @param images expression of the network's input
   */
  protected InferenceOperations(List<String> inputs, String images) {
    this.inputs = List.copyOf(inputs);
    this.images = images;
  }

  /** The expression of the node's first input. */
  protected final String input() {
    return inputs.get(0);
  }

  /** The expressions of the node's inputs. */
  protected final List<String> inputs() {
    return inputs;
  }

  /** The expression of the network's input. */
  protected final String images() {
    return images;
  }

  @Override
  public final String visitDropPath(DropPath dropPath) {
    return input();
  }

  @Override
  public final String visitDropout(Dropout dropout) {
    return input();
  }

  @Override
  public final String visitIdentity(Identity identity) {
    return input();
  }

  @Override
  public final String visitInput(Input input) {
    return images;
  }

  @Override
  public final String visitSum(Sum sum) {
    return sum();
  }

  /** Factors belong to forward passes of a supernet; without them it is a plain sum. */
  @Override
  public final String visitWeightedSum(WeightedSum weightedSum) {
    return sum();
  }

  /** The sum of the inputs. */
  protected abstract String sum();

  @Override
  public final String visitTruncation(Truncation truncation) {
    return firstChannels(truncation.channels());
  }

  /** The first channels of the first input. */
  protected abstract String firstChannels(int channels);

  @Override
  public final String visitRemainder(Remainder remainder) {
    return channelsFrom(remainder.channels());
  }

  /** The channels of the first input from an index on. */
  protected abstract String channelsFrom(int channel);

  @Override
  public final String visitPatchEmbedding(PatchEmbedding patchEmbedding) {
    int side = patchEmbedding.side();
    return tokens(new Convolution(patchEmbedding.width(), side, side, 0, 1, 1, true));
  }

  /** The output (N, D, H, W) of a convolution as tokens (N, T, D), with T = H W. */
  protected abstract String tokens(Convolution patches);
}
