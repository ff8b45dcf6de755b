package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.function.Function;

/**
 * Clips gradients by their joint Euclidean norm.
 *
 * <p>Razvan Pascanu, Tomas Mikolov, Yoshua Bengio: On the difficulty of training recurrent neural
 * networks. ICML 2013, algorithm 1.
 *
 * @param norm the largest norm, 0 for no limit
 */
public record GradientClip(double norm) {

  /** Clips in place, and on the device: nothing waits for the norm. */
  public void apply(List<NDArray> gradients) {
    apply(gradients, List::of);
  }

  /**
   * Clips in place, and on the device: nothing waits for the norm.
   *
   * @param parts of an array, which are summed separately, as if they were arrays
   */
  public void apply(List<NDArray> gradients, Function<NDArray, List<NDArray>> parts) {
    if (norm == 0 || gradients.isEmpty()) {
      return;
    }
    NDList squares = new NDList();
    gradients.forEach(
        gradient -> parts.apply(gradient.square()).forEach(part -> squares.add(part.sum())));
    NDArray total = NDArrays.stack(squares).sum().sqrt();
    NDArray factor = total.add(1e-6).pow(-1).muli(norm).minimum(1);
    gradients.forEach(gradient -> gradient.muli(factor));
  }
}
