package org.evosearch.space.transnas;

import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link MicroSpace}. */
public final class MicroFactory implements SpaceFactory {

  @Override
  public String name() {
    return "transnas101-micro";
  }

  @Override
  public int sides() {
    return 32;
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return new MicroSpace(TransNasSettings.of(section), task.input(), task.outputs());
  }
}
