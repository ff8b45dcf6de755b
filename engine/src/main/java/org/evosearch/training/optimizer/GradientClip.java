package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.function.Function;

/**
 * Shortens all gradients together to a largest Euclidean norm.
 *
 * <p>Razvan Pascanu, Tomas Mikolov, Yoshua Bengio: On the difficulty of training recurrent neural
 * networks. ICML 2013, algorithm 1.
 *
 * @param norm the largest norm, 0 for no limit
 */
public record GradientClip(double norm) {

  /** Works in place, and on the device: nothing waits for the norm. */
  public void apply(List<NDArray> gradients) {
    apply(gradients, List::of);
  }

  /**
   * Works in place, and on the device: nothing waits for the norm.
   *
   * @param parts of an array, each of which is summed up for itself, as if it were an array
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
