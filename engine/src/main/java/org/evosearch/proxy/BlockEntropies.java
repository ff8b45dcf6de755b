package org.evosearch.proxy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evosearch.network.Network;
import org.evosearch.network.layer.ForwardObserver;
import org.evosearch.training.GradientMode;

/**
 * The entropy of the features of each block of a network, for noise: in how many directions they
 * spread.
 */
final class BlockEntropies implements ForwardObserver {

  private final List<Integer> ends;
  private final Map<Integer, Double> entropies = new HashMap<>();

  private BlockEntropies(List<Integer> ends) {
    this.ends = ends;
  }

  /** The entropies, in the order of the blocks. */
  static double[] of(UntrainedNetwork subject) {
    try (NDManager scratch = subject.scratch();
        Network network = subject.build(scratch, DataType.FLOAT32);
        NDScope scope = new NDScope();
        GradientMode paused = GradientMode.paused()) {
      BlockEntropies blocks = new BlockEntropies(BlockEnds.of(network));
      network.probeForward(Noise.images(subject, scratch), blocks);
      return blocks.ends.stream().mapToDouble(blocks.entropies::get).toArray();
    }
  }

  @Override
  public PtNDArray passes(int node, PtNDArray output) {
    if (ends.contains(node)) {
      entropies.put(node, Features.entropy(output));
    }
    return output;
  }
}
