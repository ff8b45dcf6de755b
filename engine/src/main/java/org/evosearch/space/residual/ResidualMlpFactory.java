package org.evosearch.space.residual;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link ResidualMlpSpace}. */
public final class ResidualMlpFactory implements SpaceFactory {

  @Override
  public String name() {
    return "residual-mlp";
  }

  @Override
  public boolean takes(TensorShape input) {
    return input.isImage() || input.isVector();
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    return new ResidualMlpSpace(section.whole("max-blocks", 1, 32), task.input(), task.outputs());
  }
}
