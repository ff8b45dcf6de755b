package org.evosearch.space.mobilenetv3;

import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link MobileNetV3Space}. */
public final class MobileNetV3Factory implements SpaceFactory {

  @Override
  public String name() {
    return "mobilenetv3";
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return MobileNetV3Space.of(section, task.input(), task.outputs());
  }
}
