package org.evosearch.space.transnas;

import org.evosearch.config.Section;
import org.evosearch.space.ClassificationTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link MacroSpace}. */
public final class MacroFactory implements SpaceFactory {

  @Override
  public String name() {
    return "transnas101-macro";
  }

  @Override
  public SearchSpace<?> create(Section section, ClassificationTask task) {
    return new MacroSpace(TransNasSettings.of(section), task.image(), task.classes());
  }
}
