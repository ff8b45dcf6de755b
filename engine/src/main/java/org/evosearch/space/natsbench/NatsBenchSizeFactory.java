package org.evosearch.space.natsbench;

import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link NatsBenchSizeSpace}. */
public final class NatsBenchSizeFactory implements SpaceFactory {

  @Override
  public String name() {
    return "natsbench-size";
  }

  @Override
  public int sides() {
    return 4;
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return new NatsBenchSizeSpace(task.input(), task.outputs());
  }
}
