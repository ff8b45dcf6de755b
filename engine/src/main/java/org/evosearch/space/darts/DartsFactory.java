package org.evosearch.space.darts;

import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link DartsSpace}. */
public final class DartsFactory implements SpaceFactory {

  @Override
  public String name() {
    return "darts";
  }

  @Override
  public int sides() {
    return 4;
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return DartsSpace.of(section, task.input(), task.outputs());
  }
}
