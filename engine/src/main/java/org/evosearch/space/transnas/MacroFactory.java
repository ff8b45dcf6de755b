package org.evosearch.space.transnas;

import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link MacroSpace}. */
public final class MacroFactory implements SpaceFactory {

  @Override
  public String name() {
    return "transnas101-macro";
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return new MacroSpace(TransNasSettings.of(section), task.input(), task.outputs());
  }
}
