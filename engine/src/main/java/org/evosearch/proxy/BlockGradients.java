package org.evosearch.proxy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;
import java.util.stream.DoubleStream;
import org.evosearch.network.Network;
import org.evosearch.network.layer.ForwardObserver;
import org.evosearch.training.GradientMode;
import org.jspecify.annotations.Nullable;

/** Sends random gradients back through each block of a network while it runs. */
final class BlockGradients implements ForwardObserver {

  private static final double LEAST = 1e-6;

  private final UntrainedNetwork subject;
  private final List<Integer> ends;
  private final DoubleStream.Builder scores = DoubleStream.builder();

  /** The input of the current block. */
  private @Nullable NDArray start;

  private BlockGradients(UntrainedNetwork subject, List<Integer> ends) {
    this.subject = subject;
    this.ends = ends;
  }

  /** The value 2 - s - 1 / s of {@link Trainability}, for each block but the first one. */
  static DoubleStream of(UntrainedNetwork subject) {
    try (NDManager scratch = subject.scratch();
        Network network = subject.build(scratch, DataType.FLOAT32);
        NDScope scope = new NDScope();
        GradientMode recording = GradientMode.recording()) {
      network.requireGradients(false);
      BlockGradients blocks = new BlockGradients(subject, BlockEnds.of(network));
      network.probeForward(Noise.images(subject, scratch), blocks);
      return blocks.scores.build();
    }
  }

  /** Scores the block that ends here; the next one starts from a leaf with the same values. */
  @Override
  public PtNDArray passes(int node, PtNDArray output) {
    if (!ends.contains(node)) {
      return output;
    }
    if (start != null) {
      scores.add(score(start, output, ends.indexOf(node)));
      start.close();
    }
    NDArray leaf = output.stopGradient();
    leaf.setRequiresGradient(true);
    start = leaf;
    return (PtNDArray) leaf.reshape(leaf.getShape());
  }

  private double score(NDArray input, NDArray output, int block) {
    try (NDScope scope = new NDScope()) {
      NDManager manager = output.getManager();
      NDArray above = Noise.signs(subject.probes(block), output.getShape(), manager);
      // Adding zero gives a block that is always zero a gradient, too: zero.
      GradientMode.backward(output.add(input.sum().mul(0)), above);
      NDArray below = GradientMode.gradient(input);
      try (GradientMode paused = GradientMode.paused()) {
        return score(below, above);
      }
    }
  }

  /** 2 - s - 1 / s of gradients before and after a block. */
  private static double score(NDArray below, NDArray above) {
    if (below.contentEquals(above)) {
      return Double.NEGATIVE_INFINITY;
    }
    NDArray outputs = Features.asMaps(above);
    NDArray inputs = Patches.of(Features.asMaps(below), outputs.getShape());
    NDArray kept = Patches.of(outputs, inputs.getShape());
    long places = kept.getShape().get(0) * kept.getShape().get(2) * kept.getShape().get(3);
    double s = Features.largestSingularValue(Features.rows(inputs), Features.rows(kept)) / places;
    return 2 - s - 1 / (s + LEAST);
  }
}
