package org.evosearch.space;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * What networks are for.
 *
 * @param input shape of what a network sees: an image (C, H, W), a signal (C, T) or a row (N)
 * @param outputs how many numbers it returns: one a class, or one a target
 * @param categories numbers of inputs of the columns with categories, whose inputs are the last
 *     ones of a row, in this order; none of images
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
