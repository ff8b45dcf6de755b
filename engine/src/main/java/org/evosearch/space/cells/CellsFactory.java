package org.evosearch.space.cells;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link CellsSpace}. */
public final class CellsFactory implements SpaceFactory {

  @Override
  public String name() {
    return "cells";
  }

  @Override
  public int sides() {
    return 4;
  }

  @Override
  public boolean takes(TensorShape input) {
    return input.isImage() || input.isSignal();
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return new CellsSpace(CellsSettings.of(section), task.input(), task.outputs());
  }
}
