package org.evosearch.space.residual;

import java.util.OptionalInt;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SpaceFactory;

/** Makes {@link ResidualMlpSpace}. */
public final class ResidualMlpFactory implements SpaceFactory {

  private static final String EMBED_FROM = "embed-from";
  private static final int MOST_CATEGORIES = 10_000;

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
    OptionalInt embedFrom =
        section.optionalText(EMBED_FROM).isPresent()
            ? OptionalInt.of(section.whole(EMBED_FROM, 2, MOST_CATEGORIES))
            : OptionalInt.empty();
    return new ResidualMlpSpace(
        section.whole("max-blocks", 1, 32),
        task,
        new ResidualMlpSpace.Extras(section.flag("gates"), embedFrom));
  }
}
