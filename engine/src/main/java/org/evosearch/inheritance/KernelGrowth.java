package org.evosearch.inheritance;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.tensor.Tensor;

/**
 * Puts a square kernel in the middle of a larger one of zeros, which computes the same with the
 * padding that goes with it; of a larger kernel, takes the middle.
 */
final class KernelGrowth {

  private KernelGrowth() {}

  /**
   * The kernels with another side.
   *
   * @param weight (..., k, k)
   * @param side odd, as k is; or both even
   */
  static Tensor centered(Tensor weight, int side) {
    int rank = weight.shape().size();
    int old = weight.shape().get(rank - 1);
    List<Integer> shape = new ArrayList<>(weight.shape().subList(0, rank - 2));
    shape.addAll(List.of(side, side));
    Tensor grown = Tensor.filled(shape, 0);
    int kernels = weight.values().length / (old * old);
    for (int kernel = 0; kernel < kernels; kernel++) {
      copy(weight, kernel * old * old, old, grown, kernel * side * side, side);
    }
    return grown;
  }

  private static void copy(Tensor from, int start, int old, Tensor to, int target, int side) {
    int margin = Math.floorDiv(side - old, 2);
    for (int y = Math.max(0, margin); y < Math.min(side, old + margin); y++) {
      for (int x = Math.max(0, margin); x < Math.min(side, old + margin); x++) {
        to.values()[target + y * side + x] = from.values()[start + (y - margin) * old + x - margin];
      }
    }
  }
}
