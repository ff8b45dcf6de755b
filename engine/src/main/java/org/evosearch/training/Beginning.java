package org.evosearch.training;

import java.util.List;
import java.util.Map;
import org.evosearch.tensor.Tensor;

/**
 * What a training begins with in the place of drawn weights.
 *
 * @param arrays weights and running statistics by their names; what is not named is drawn
 * @param passingOn nodes of batch normalizations that are to undo what they normalize by, in order
 * @param pace how fast weights move
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
