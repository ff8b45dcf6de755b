package org.evosearch.search;

import java.util.Map;
import java.util.function.BiFunction;
import org.evosearch.architecture.operation.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.layered.LayeredSettings;
import org.evosearch.space.layered.LayeredSpace;

/** The search spaces that settings may name, one line for each. */
final class SpaceCatalogue {

  private static final Map<String, BiFunction<Section, Task, SearchSpace<?>>> SPACES =
      Map.of("layered", SpaceCatalogue::layered);

  private SpaceCatalogue() {}

  /**
   * What networks are for.
   *
   * @param image shape of an image (C, H, W)
   * @param classes how many classes are told apart
   */
  record Task(TensorShape image, int classes) {}

  /** The search space that the settings name, for a task. */
  static SearchSpace<?> of(Section spaces, Task task) {
    return spaces.choice("name", SPACES).apply(spaces.section(spaces.text("name")), task);
  }

  private static SearchSpace<?> layered(Section section, Task task) {
    return new LayeredSpace(LayeredSettings.of(section), task.image(), task.classes());
  }
}
