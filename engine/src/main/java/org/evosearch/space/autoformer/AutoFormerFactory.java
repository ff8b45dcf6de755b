package org.evosearch.space.autoformer;

import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link AutoFormerSpace}. */
public final class AutoFormerFactory implements SpaceFactory {

  @Override
  public String name() {
    return "autoformer";
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return AutoFormerSpace.of(section, task.input(), task.outputs());
  }
}
