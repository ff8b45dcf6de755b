package org.evosearch.space.nasbench201;

import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link NasBench201Space}. */
public final class NasBench201Factory implements SpaceFactory {

  @Override
  public String name() {
    return "nasbench201";
  }

  @Override
  public int sides() {
    return 4;
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return new NasBench201Space(NasBench201Settings.of(section), task.input(), task.outputs());
  }
}
