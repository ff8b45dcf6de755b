package org.evosearch.inheritance;

import java.util.List;
import org.evosearch.tensor.Tensor;

/**
 * Copies the block of a parent's array that its child's array has room for, from the first index of
 * each dimension on; the rest keeps its fresh values. Kernels are centered before.
 *
 * <p>Minghao Chen, Houwen Peng, Jianlong Fu, Haibin Ling: AutoFormer: Searching Transformers for
 * Visual Recognition. ICCV 2021, section 3.2.
 */
final class WeightEntanglement {

  private WeightEntanglement() {}

  /**
   * The child's array.
   *
   * @param parent of as many dimensions as the child's
   * @param fresh the child's as drawn
   */
  static Tensor leadingBlock(Tensor parent, Tensor fresh) {
    Tensor copied = fresh.copy();
    copy(parent, 0, copied, 0, 0);
    return copied;
  }

  private static void copy(Tensor from, int start, Tensor to, int target, int dimension) {
    List<Integer> own = from.shape().subList(dimension, from.shape().size());
    List<Integer> other = to.shape().subList(dimension, to.shape().size());
    if (own.isEmpty()) {
      to.values()[target] = from.values()[start];
      return;
    }
    int step = elements(own) / own.get(0);
    int targetStep = elements(other) / other.get(0);
    for (int i = 0; i < Math.min(own.get(0), other.get(0)); i++) {
      copy(from, start + i * step, to, target + i * targetStep, dimension + 1);
    }
  }

  private static int elements(List<Integer> shape) {
    return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }
}
