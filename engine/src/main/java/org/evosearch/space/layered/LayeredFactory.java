package org.evosearch.space.layered;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link LayeredSpace}. */
public final class LayeredFactory implements SpaceFactory {

  @Override
  public String name() {
    return "layered";
  }

  @Override
  public boolean takes(TensorShape input) {
    return input.isImage() || input.isSignal() || input.isVector();
  }

  @Override
  public SearchSpace<?> create(Section section, LearningTask task) {
    LayeredSettings settings = LayeredSettings.of(section);
    if (task.input().isVector() && settings.mode() != LayeredSettings.Mode.MLP) {
      throw section.invalid("mode", "mlp for rows of a table");
    }
    return new LayeredSpace(settings, task.input(), task.outputs());
  }
}
