package org.evosearch.space.layered;

import org.evosearch.config.Section;
import org.evosearch.space.ClassificationTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link LayeredSpace}. */
public final class LayeredFactory implements SpaceFactory {

  @Override
  public String name() {
    return "layered";
  }

  @Override
  public SearchSpace<?> create(Section section, ClassificationTask task) {
    return new LayeredSpace(LayeredSettings.of(section), task.image(), task.classes());
  }
}
