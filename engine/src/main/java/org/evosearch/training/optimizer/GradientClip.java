package org.evosearch.training.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;

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
    if (norm == 0 || gradients.isEmpty()) {
      return;
    }
    NDList squares = new NDList();
    gradients.forEach(gradient -> squares.add(gradient.square().sum()));
    NDArray total = NDArrays.stack(squares).sum().sqrt();
    NDArray factor = total.add(1e-6).pow(-1).muli(norm).minimum(1);
    gradients.forEach(gradient -> gradient.muli(factor));
  }
}
