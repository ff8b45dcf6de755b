package org.evosearch.inheritance;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.architecture.shape.Kernel;
import org.evosearch.tensor.Tensor;

/**
 * Puts a kernel in the middle of a larger one of zeros, which computes the same with accordingly
 * larger padding; takes the middle of a kernel that is too large.
 */
final class KernelGrowth {

  private KernelGrowth() {}

  /**
   * The kernels with other sides.
   *
   * @param weight (..., h, w)
   * @param window the new sides, odd or even as h and w are
   */
  static Tensor centered(Tensor weight, Kernel window) {
    int rank = weight.shape().size();
    Kernel old = new Kernel(weight.shape().get(rank - 2), weight.shape().get(rank - 1));
    List<Integer> shape = new ArrayList<>(weight.shape().subList(0, rank - 2));
    shape.addAll(List.of(window.height(), window.width()));
    Tensor grown = Tensor.filled(shape, 0);
    int before = Math.toIntExact(old.area());
    int after = Math.toIntExact(window.area());
    for (int kernel = 0; kernel < weight.values().length / before; kernel++) {
      copy(weight, kernel * before, old, grown, kernel * after, window);
    }
    return grown;
  }

  private static void copy(
      Tensor from, int start, Kernel old, Tensor to, int target, Kernel window) {
    int top = Math.floorDiv(window.height() - old.height(), 2);
    int left = Math.floorDiv(window.width() - old.width(), 2);
    for (int y = Math.max(0, top); y < Math.min(window.height(), old.height() + top); y++) {
      for (int x = Math.max(0, left); x < Math.min(window.width(), old.width() + left); x++) {
        to.values()[target + y * window.width() + x] =
            from.values()[start + (y - top) * old.width() + x - left];
      }
    }
  }
}
