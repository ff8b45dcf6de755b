package org.evosearch.space;

import com.typesafe.config.ConfigUtil;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.PartFactory;
import org.evosearch.config.Section;

/** Makes a search space from the section of {@code space} that has its name. */
public interface SpaceFactory extends PartFactory {

  /** The number that height and width of images have to be multiples of. */
  default int sides() {
    return 1;
  }

  /** Whether the space has networks for inputs of a shape. */
  default boolean takes(TensorShape input) {
    return input.isImage();
  }

  /**
   * Makes the space.
   *
   * @param section settings of the space
   * @param task what its networks are for
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   */
  SearchSpace<?> create(Section section, LearningTask task);

  @Override
  default List<String> resultKeys(Section root) {
    return List.of("space.name", ConfigUtil.joinPath("space", name()));
  }
}
