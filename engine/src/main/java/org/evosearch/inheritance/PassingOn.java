package org.evosearch.inheritance;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.evosearch.tensor.Tensor;

/** Batch normalizations that pass their input on. */
public final class PassingOn {

  private PassingOn() {}

  /**
   * The arrays of a normalization that undoes its own normalization.
   *
   * @param node of the normalization
   * @param arrays of its network by their names; its running statistics are those of its input
   */
  public static Map<String, Tensor> arrays(int node, Map<String, Tensor> arrays) {
    String prefix = node + ".BatchNormalization.";
    Tensor mean = Objects.requireNonNull(arrays.get(prefix + "runningMean"));
    Tensor variance = Objects.requireNonNull(arrays.get(prefix + "runningVariance"));
    Map<String, Tensor> own = new HashMap<>();
    own.put(prefix + "runningMean", mean);
    own.put(prefix + "runningVariance", variance);
    Net2Deeper.undoing(mean, variance).forEach((name, tensor) -> own.put(prefix + name, tensor));
    return own;
  }
}
