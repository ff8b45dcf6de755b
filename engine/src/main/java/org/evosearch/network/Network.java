package org.evosearch.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.network.layer.FlatWeights;
import org.evosearch.network.layer.ForwardObserver;
import org.evosearch.network.layer.Kernels;
import org.evosearch.network.layer.Mixing;
import org.evosearch.random.RandomStreams;

/**
 * A built network on one device; owns its arrays. One thread at a time.
 *
 * <p>The grad mode of the calling thread decides whether gradients can be computed; libtorch
 * enables it in every new thread. Intermediate results belong to the manager of the images; most
 * are closed before a pass returns.
 */
public final class Network implements AutoCloseable {

  private final ArchitectureBlock block;
  private final NDManager manager;
  private final List<NDArray> weights;

  private Network(ArchitectureBlock block, NDManager manager) {
    this.block = block;
    this.manager = manager;
    this.weights = block.weights().stream().map(Parameter::getArray).toList();
  }

  /**
   * Builds the network on the manager's device.
   *
   * @param streams of the trial; the weight of index i starts from the stream {@code
   *     (Purpose.WEIGHTS, 0, i)}, the masks of node k come from {@code (Purpose.DROPOUT, step, k)}
   * @param manager parent of the network's own manager
   * @throws IllegalArgumentException if the architecture's output is not a vector
   */
  public static Network build(Architecture architecture, RandomStreams streams, NDManager manager) {
    return build(architecture, streams, manager, DataType.FLOAT32);
  }

  /**
   * Builds the network with numbers of the given precision; its initial weights are those of
   * float32.
   *
   * @param streams of the trial
   * @param manager parent of the network's own manager
   * @param precision float32 or float64, of images, too
   * @throws IllegalArgumentException if the architecture's output is not a vector
   */
  public static Network build(
      Architecture architecture, RandomStreams streams, NDManager manager, DataType precision) {
    ArchitectureBlock block = new ArchitectureBlock(architecture, streams);
    NDManager own = manager.newSubManager();
    try {
      block.initialize(own, precision, block.batchShape(1));
      return new Network(block, own);
    } catch (RuntimeException | Error e) {
      own.close();
      throw e;
    }
  }

  /** The arrays that are trained, in a fixed order, each requiring its gradient. */
  public List<NDArray> weights() {
    return weights;
  }

  /**
   * Sets whether backward passes compute the gradients of weights; initially they do. Gradients
   * that were computed stay as they are.
   */
  public void requireGradients(boolean required) {
    weights.forEach(weight -> weight.setRequiresGradient(required));
    block.flat().requireGradient(required);
  }

  /** Which kernels the layers use. */
  public Kernels kernels() {
    return block.kernels();
  }

  /** All weights as one array, for optimizers that update them together. */
  public FlatWeights flat() {
    return block.flat();
  }

  /**
   * The weights of convolutions and linear maps, in a fixed order; without biases, scales and
   * shifts of normalizations, and embeddings.
   */
  public List<NDArray> layerWeights() {
    return block.weights().stream()
        .filter(weight -> weight.getType() == Parameter.Type.WEIGHT)
        .map(Parameter::getArray)
        .toList();
  }

  /** Weights and running statistics, the whole state of a trained network, in a fixed order. */
  public List<NDArray> savedArrays() {
    return block.savedArrays();
  }

  /**
   * Copies values into the saved arrays.
   *
   * @param values in their order; there may be more
   * @throws IllegalArgumentException if there are too few, or one has another shape
   */
  public void copy(List<NDArray> values) {
    List<NDArray> targets = savedArrays();
    if (values.size() < targets.size()
        || !IntStream.range(0, targets.size())
            .allMatch(i -> values.get(i).getShape().equals(targets.get(i).getShape()))) {
      throw new IllegalArgumentException("Invalid arrays: not those of the network");
    }
    for (int i = 0; i < targets.size(); i++) {
      try (NDArray target = targets.get(i).stopGradient()) {
        target.set(new NDIndex("..."), values.get(i));
      }
    }
  }

  /** Names of the weights, in the same order, such as {@code 3.Convolution.weight}. */
  public List<String> weightNames() {
    return block.weights().stream().map(Parameter::getName).toList();
  }

  /**
   * Computes logits while training: statistics of the batch (which update the running ones),
   * dropout and drop path masks of this step.
   *
   * @param images (N, C, H, W)
   * @param step training step, from 0; the same step draws the same masks
   * @return logits (N, K), owned by the manager of the images
   * @throws IllegalArgumentException if the images do not have the shape of the input
   */
  public NDArray trainingForward(NDArray images, long step) {
    return trainingForward(images, step, 1);
  }

  /**
   * Computes logits while training, with scaled rates of drop path.
   *
   * @param images (N, C, H, W)
   * @param step training step, from 0; the same step draws the same masks
   * @param dropPathShare factor of the architecture's rates, in [0, 1]
   * @return logits (N, K), owned by the manager of the images
   * @throws IllegalArgumentException if the images do not have the shape of the input
   */
  public NDArray trainingForward(NDArray images, long step, double dropPathShare) {
    return block.train(images, step, dropPathShare);
  }

  /**
   * Computes logits with the statistics of the batch and without masks; the running statistics
   * become the mean of those of this batch and of the batches before.
   *
   * @param images (N, C, H, W)
   * @param before number of earlier batches; 0 resets the running statistics
   * @return logits (N, K), owned by the manager of the images
   * @throws IllegalArgumentException if the images do not have the shape of the input
   */
  public NDArray estimatingForward(NDArray images, int before) {
    return block.estimate(images, before);
  }

  /**
   * Computes logits at evaluation: running statistics, no dropout.
   *
   * @param images (N, C, H, W)
   * @return logits (N, K), owned by the manager of the images
   * @throws IllegalArgumentException if the images do not have the shape of the input
   */
  public NDArray inferenceForward(NDArray images) {
    return block.infer(images);
  }

  /**
   * Computes logits with the statistics of the batch and without masks, and changes nothing, not
   * even running statistics: for scores of untrained networks.
   *
   * @param images (N, C, H, W)
   * @param observer sees the inputs of operations, and may replace the outputs of nodes
   * @return logits (N, K), owned by the manager of the images
   * @throws IllegalArgumentException if the images do not have the shape of the input
   */
  public NDArray probeForward(NDArray images, ForwardObserver observer) {
    return block.probe(images, observer);
  }

  /**
   * The nodes of a probe through which all paths from the images to the logits lead, in order,
   * without the images. Nodes that compute nothing are left out.
   */
  public List<Integer> bottlenecks() {
    return block.bottlenecks();
  }

  /**
   * Computes logits of a supernet, with given factors in all its weighted sums and without masks.
   *
   * @param images (N, C, H, W)
   * @param statistics by which batches are normalized
   * @return logits (N, K), owned by the manager of the images
   * @throws IllegalArgumentException if the images do not have the shape of the input
   */
  public NDArray mixedForward(NDArray images, Mixing mixing, Statistics statistics) {
    return block.mix(images, statistics.mode(), mixing);
  }

  /**
   * Computes logits without normalizations and masks.
   *
   * @param images (N, C, H, W)
   * @return logits (N, K), owned by the manager of the images
   * @throws IllegalArgumentException if the images do not have the shape of the input
   */
  public NDArray unnormalizedForward(NDArray images) {
    return block.runUnnormalized(images);
  }

  /** The architecture that was built. */
  public Architecture architecture() {
    return block.architecture();
  }

  /** This network as a DJL block, over the same arrays: to save and to load them. */
  public ArchitectureBlock block() {
    return block;
  }

  /** Frees all arrays of the network. */
  @Override
  public void close() {
    manager.close();
  }
}
