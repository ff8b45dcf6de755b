package org.evosearch.space.nasbench101;

import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link NasBench101Space}. */
public final class NasBench101Factory implements SpaceFactory {

  @Override
  public String name() {
    return "nasbench101";
  }

  @Override
  public int sides() {
    return 4;
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return new NasBench101Space(NasBench101Settings.of(section), task.input(), task.outputs());
  }
}
