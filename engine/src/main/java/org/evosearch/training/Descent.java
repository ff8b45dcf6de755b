package org.evosearch.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.training.optimizer.GradientClip;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.training.optimizer.WeightDecay;
import org.evosearch.training.optimizer.WeightGroup;
import org.evosearch.training.optimizer.WeightUpdate;

/**
 * Lets weights follow their gradients, step by step: all gradients together are shortened, weights
 * decay, the optimiser's rule moves them.
 */
public final class Descent {

  private final List<NDArray> weights;
  private final GradientClip clip;
  private final WeightDecay decay;
  private final List<WeightGroup> groups;

  /**
   * Prepares the first step.
   *
   * @param weights that require their gradients
   * @param manager owner of what the optimiser keeps beside them
   */
  public Descent(TrainingPlan plan, List<NDArray> weights, NDManager manager) {
    this(plan.optimizer(), plan.loss().gradientClip(), weights, manager);
  }

  /**
   * Prepares the first step of a training in which some weights are slow.
   *
   * @param weights that require their gradients
   * @param slow indices of those that stay as they are at first, and then move at a tenth of the
   *     rate
   * @param frozen how many steps they stay as they are
   * @param manager owner of what the optimiser keeps beside them
   */
  Descent(TrainingPlan plan, List<NDArray> weights, BitSet slow, long frozen, NDManager manager) {
    this.weights = weights;
    this.clip = new GradientClip(plan.loss().gradientClip());
    this.decay = new WeightDecay(plan.optimizer().weightDecay());
    List<Integer> all = IntStream.range(0, weights.size()).boxed().toList();
    List<Integer> later = all.stream().filter(slow::get).toList();
    this.groups =
        List.of(
            group(plan.optimizer(), all.stream().filter(i -> !slow.get(i)).toList(), 1, 0, manager),
            group(plan.optimizer(), later, Pace.SLOW_SHARE, frozen, manager));
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
   * @param manager owner of what the optimiser keeps beside them
   */
  public Descent(
      OptimizerPlan optimizer, double gradientClip, List<NDArray> weights, NDManager manager) {
    this.weights = weights;
    this.clip = new GradientClip(gradientClip);
    this.decay = new WeightDecay(optimizer.weightDecay());
    List<Integer> all = IntStream.range(0, weights.size()).boxed().toList();
    this.groups = List.of(group(optimizer, all, 1, 0, manager));
  }

  /**
   * Makes one step and sets the gradients to zero.
   *
   * @param step from 0, how many steps came before
   */
  public void follow(double learningRate, long step) {
    try (GradientMode paused = GradientMode.paused()) {
      List<NDArray> gradients = weights.stream().map(GradientMode::gradient).toList();
      clip.apply(gradients);
      List<NDArray> decayed = decay.addedTo(gradients, weights);
      groups.forEach(group -> group.step(decayed, learningRate, step));
      gradients.forEach(gradient -> gradient.muli(0));
    }
  }

  /** What the optimiser keeps beside the weights from step to step, in a fixed order. */
  public List<NDArray> moments() {
    return groups.stream().flatMap(group -> group.update().moments().stream()).toList();
  }
}
