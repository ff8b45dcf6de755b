package org.evosearch.space;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * The inputs and outputs of the networks of a task.
 *
 * @param input shape of one input: an image (C, H, W), a signal (C, T) or a row (F) of a table
 * @param outputs number of outputs: one per class, or one per target
 * @param categories number of one-hot inputs of each column with categories; these inputs are the
 *     last ones of a row, in this order; empty for images and signals
 */
public record LearningTask(TensorShape input, int outputs, List<Integer> categories) {

  /** Copies the list. */
  public LearningTask {
    categories = List.copyOf(categories);
  }

  /** A task without categories. */
  public LearningTask(TensorShape input, int outputs) {
    this(input, outputs, List.of());
  }
}
