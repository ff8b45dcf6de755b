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
 * Gradient descent, step by step: gradients are clipped by their joint norm, weight decay is added,
 * and the optimizer's rule updates the weights.
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
   * Prepares the first step of a training run that updates all weights of a network as one array.
   * The result is that of separate updates, to the last bit on the CPU.
   *
   * @param manager owner of the optimizer's moments
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
   * Prepares the first step of a training run in which some weights are slow.
   *
   * @param slow indices of those that are frozen at first, and then updated at a tenth of the rate
   * @param frozen number of steps for which they are frozen
   * @param manager owner of the optimizer's moments
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
   * @param manager owner of the optimizer's moments
   */
  public Descent(
      OptimizerPlan optimizer, double gradientClip, List<NDArray> weights, NDManager manager) {
    this(optimizer, gradientClip, weights, List::of, manager);
  }

  /** An array may hold several weights, which {@code parts} separates. */
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

  /** The optimizer's moments of each weight, in a fixed order. */
  public List<NDArray> moments() {
    return moments;
  }
}
