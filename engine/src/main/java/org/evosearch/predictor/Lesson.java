package org.evosearch.predictor;

import java.util.List;

/**
 * The data that a predictor is trained and selected on.
 *
 * @param tasks the images of each task
 * @param learned examples that weights are trained on
 * @param heldOut examples that decide which epoch's weights are kept; none to keep the last ones
 */
public record Lesson(List<ImageFeatures> tasks, List<Example> learned, List<Example> heldOut) {

  /** Copies the lists. */
  public Lesson {
    tasks = List.copyOf(tasks);
    learned = List.copyOf(learned);
    heldOut = List.copyOf(heldOut);
    if (learned.isEmpty()) {
      throw new PredictorException("Cannot train the predictor: there is nothing to learn from");
    }
  }
}
