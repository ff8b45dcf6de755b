package org.evosearch.space.tree;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link TreeSpace}. */
public final class TreeFactory implements SpaceFactory {

  @Override
  public String name() {
    return "tree";
  }

  @Override
  public boolean takes(TensorShape input) {
    return input.isImage() || input.isSignal();
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return TreeSpace.of(section, task.input(), task.outputs());
  }
}
