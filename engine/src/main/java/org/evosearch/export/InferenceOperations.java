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
 * Writes one node of an architecture in another language, for inference: a visit returns the text
 * that stands for what the node gives. What does nothing at inference, and what is the same as
 * something else there, is the same in all languages.
 */
public abstract class InferenceOperations implements OperationVisitor<String> {

  private final List<String> inputs;
  private final String images;

  /**
   * Begins to write a node.
   *
   * @param inputs what stands for the values that the node takes
   * @param images what stands for the input of the network
   */
  protected InferenceOperations(List<String> inputs, String images) {
    this.inputs = List.copyOf(inputs);
    this.images = images;
  }

  /** What stands for the first value that the node takes. */
  protected final String input() {
    return inputs.get(0);
  }

  /** What stands for the values that the node takes. */
  protected final List<String> inputs() {
    return inputs;
  }

  /** What stands for the input of the network. */
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

  /** Without numbers of a run each input counts once. */
  @Override
  public final String visitWeightedSum(WeightedSum weightedSum) {
    return sum();
  }

  /** The sum of what the node takes. */
  protected abstract String sum();

  @Override
  public final String visitTruncation(Truncation truncation) {
    return firstChannels(truncation.channels());
  }

  /** Of the first value so many channels. */
  protected abstract String firstChannels(int channels);

  @Override
  public final String visitRemainder(Remainder remainder) {
    return channelsFrom(remainder.channels());
  }

  /** The channels of the first value from an index on. */
  protected abstract String channelsFrom(int channel);

  @Override
  public final String visitPatchEmbedding(PatchEmbedding patchEmbedding) {
    int side = patchEmbedding.side();
    return tokens(new Convolution(patchEmbedding.width(), side, side, 0, 1, 1, true));
  }

  /** Tokens (N, T, D) of the pixels (N, D, H, W) that a convolution gives. */
  protected abstract String tokens(Convolution patches);
}
