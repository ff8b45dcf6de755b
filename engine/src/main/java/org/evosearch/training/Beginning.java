package org.evosearch.training;

import java.util.List;
import java.util.Map;
import org.evosearch.tensor.Tensor;

/**
 * The state that a training run begins with instead of random weights.
 *
 * @param arrays weights and running statistics by their names; all others are drawn
 * @param passingOn nodes of batch normalizations that are initialized to pass their input on, in
 *     order
 * @param pace learning rates of the weights
 */
public record Beginning(Map<String, Tensor> arrays, List<Integer> passingOn, Pace pace) {

  /** All weights are drawn. */
  public static final Beginning DRAWN = new Beginning(Map.of(), List.of(), Pace.NORMAL);

  /** Copies map and list, not the numbers. */
  public Beginning {
    arrays = Map.copyOf(arrays);
    passingOn = List.copyOf(passingOn);
  }
}
