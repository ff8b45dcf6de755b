package org.evosearch.predictor;

import java.util.List;

/**
 * What a predictor learns from, and what it is chosen by.
 *
 * @param tasks the images of each task
 * @param learned trainings that weights follow
 * @param heldOut trainings that decide which epoch's weights are kept; none to keep the last ones
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
