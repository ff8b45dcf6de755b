package org.evosearch.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.network.layer.Mixing;
import org.evosearch.training.Descent;
import org.evosearch.training.GradientMode;

/** The logits of alpha on a device, shape (n), trained by their gradient. */
final class MixtureLogits {

  private final EdgeMixtures mixtures;
  private final MixturePlan plan;
  private final NDArray logits;
  private final Descent descent;

  /**
   * Creates logits of zero.
   *
   * @param manager owner of the logits
   */
  MixtureLogits(EdgeMixtures mixtures, MixturePlan plan, NDManager manager) {
    this.mixtures = mixtures;
    this.plan = plan;
    this.logits = manager.zeros(new Shape(mixtures.logits()));
    logits.setRequiresGradient(true);
    this.descent = new Descent(plan.optimizer(), 0, List.of(logits), manager);
  }

  /** Sets the logits. */
  void set(List<Double> values) {
    float[] numbers = new float[values.size()];
    IntStream.range(0, numbers.length).forEach(i -> numbers[i] = values.get(i).floatValue());
    try (NDManager scratch = logits.getManager().newSubManager();
        NDArray target = logits.stopGradient()) {
      target.set(new NDIndex("..."), scratch.create(numbers));
    }
  }

  /** The current logits. */
  List<Double> values() {
    float[] numbers = logits.toFloatArray();
    return IntStream.range(0, numbers.length).mapToObj(i -> (double) numbers[i]).toList();
  }

  /**
   * The coefficients of the mixture; while operations are recorded, gradients flow to the logits.
   */
  Mixing mixing() {
    NDArray shares =
        logits
            .get(new NDIndex(":{}", mixtures.size()))
            .reshape(mixtures.rows(), mixtures.columns())
            .softmax(1);
    if (!mixtures.isNormalized()) {
      return Mixing.of(shares.flatten());
    }
    NDArray edges = edges();
    return Mixing.of(shares.mul(edges).flatten().concat(edges.flatten()));
  }

  /** The share of each edge in its node, of shape (rows, 1). */
  private NDArray edges() {
    NDList nodes = new NDList();
    int from = mixtures.size();
    for (int fan : mixtures.fans()) {
      nodes.add(logits.get(new NDIndex("{}:{}", from, from + fan)).softmax(0));
      from += fan;
    }
    return NDArrays.concat(nodes).reshape(mixtures.rows(), 1);
  }

  /**
   * Makes one step against the gradient and sets it to zero.
   *
   * @param epoch from 0, of the weights' training
   * @param step from 0, of the epoch
   * @param steps of an epoch
   */
  void follow(int epoch, int step, int steps) {
    long before = (long) (epoch - plan.warmUp()) * steps + step;
    descent.follow(plan.optimizer().learningRate(), before);
  }

  /** The current gradient, of shape (n). */
  NDArray gradient() {
    return GradientMode.gradient(logits);
  }

  /** The optimizer's moments of the logits. */
  List<NDArray> moments() {
    return descent.moments();
  }
}
