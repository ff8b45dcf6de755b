package org.evosearch.space.darts;

import org.evosearch.config.Section;
import org.evosearch.space.ClassificationTask;
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
  public SearchSpace<?> create(Section section, ClassificationTask task) {
    return DartsSpace.of(section, task.image(), task.classes());
  }
}
