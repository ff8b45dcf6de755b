package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.evosearch.network.layer.FlatWeights;
import org.evosearch.training.optimizer.GradientClip;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.training.optimizer.WeightDecay;
import org.evosearch.training.optimizer.WeightGroup;
import org.evosearch.training.optimizer.WeightUpdate;

/**
 * Lets weights follow their gradients, step by step: all gradients together are shortened, weights
 * decay, the optimizer's rule moves them.
 */
public final class Descent {

  private final List<NDArray> weights;
  private final GradientClip clip;
  private final WeightDecay decay;
  private final List<WeightGroup> groups;
  private final Function<NDArray, List<NDArray>> parts;
  private final Supplier<List<NDArray>> gradients;
  private final List<NDArray> moments;

  /**
   * Prepares the first step of a training that moves all weights of a network at once. The weights
   * become what they would become one by one, to the last bit on the CPU.
   *
   * @param manager owner of what the optimizer keeps beside them
   */
  public Descent(TrainingPlan plan, FlatWeights flat, NDManager manager) {
    this(
        plan.optimizer(),
        plan.loss().gradientClip(),
        List.of(flat.leaf(plan.arithmetic().precision())),
        flat::parts,
        manager);
  }

  /**
   * Prepares the first step of a training in which some weights are slow.
   *
   * @param slow indices of those that stay as they are at first, and then move at a tenth of the
   *     rate
   * @param frozen how many steps they stay as they are
   * @param manager owner of what the optimizer keeps beside them
   */
  Descent(TrainingPlan plan, FlatWeights flat, BitSet slow, long frozen, NDManager manager) {
    NDArray leaf = flat.leaf(plan.arithmetic().precision());
    try (GradientMode paused = GradientMode.paused()) {
      this.weights = flat.parts(leaf);
    }
    this.gradients = () -> flat.parts(GradientMode.gradient(leaf));
    this.clip = new GradientClip(plan.loss().gradientClip());
    this.decay = new WeightDecay(plan.optimizer().weightDecay());
    List<Integer> all = IntStream.range(0, weights.size()).boxed().toList();
    List<Integer> later = all.stream().filter(slow::get).toList();
    this.groups =
        List.of(
            group(plan.optimizer(), all.stream().filter(i -> !slow.get(i)).toList(), 1, 0, manager),
            group(plan.optimizer(), later, Pace.SLOW_SHARE, frozen, manager));
    this.parts = List::of;
    this.moments = allMoments();
  }

  private WeightGroup group(
      OptimizerPlan plan, List<Integer> indices, double share, long frozen, NDManager manager) {
    List<NDArray> own = indices.stream().map(weights::get).toList();
    return new WeightGroup(indices, WeightUpdate.of(plan, own, manager), share, frozen);
  }

  /**
   * Prepares the first step.
   *
   * @param gradientClip the largest norm of all gradients together, 0 for no limit
   * @param weights that require their gradients
   * @param manager owner of what the optimizer keeps beside them
   */
  public Descent(
      OptimizerPlan optimizer, double gradientClip, List<NDArray> weights, NDManager manager) {
    this(optimizer, gradientClip, weights, List::of, manager);
  }

  /** Weights may be several in one array, whose parts are told. */
  private Descent(
      OptimizerPlan optimizer,
      double gradientClip,
      List<NDArray> weights,
      Function<NDArray, List<NDArray>> parts,
      NDManager manager) {
    this.weights = weights;
    this.gradients = () -> weights.stream().map(GradientMode::gradient).toList();
    this.parts = parts;
    this.clip = new GradientClip(gradientClip);
    this.decay = new WeightDecay(optimizer.weightDecay());
    List<Integer> all = IntStream.range(0, weights.size()).boxed().toList();
    this.groups = List.of(group(optimizer, all, 1, 0, manager));
    this.moments = allMoments();
  }

  private List<NDArray> allMoments() {
    return groups.stream()
        .flatMap(group -> group.update().moments().stream())
        .flatMap(moment -> parts.apply(moment).stream())
        .toList();
  }

  /**
   * Makes one step and sets the gradients to zero.
   *
   * @param step from 0, how many steps came before
   */
  public void follow(double learningRate, long step) {
    try (GradientMode paused = GradientMode.paused()) {
      List<NDArray> found = gradients.get();
      clip.apply(found, parts);
      List<NDArray> decayed = decay.addedTo(found, weights);
      groups.forEach(group -> group.step(decayed, learningRate, step));
      found.forEach(gradient -> gradient.muli(0));
    }
  }

  /** What the optimizer keeps beside each weight from step to step, in a fixed order. */
  public List<NDArray> moments() {
    return moments;
  }
}
