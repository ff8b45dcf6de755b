package org.evosearch.dataset.source;

import java.util.Optional;
import org.evosearch.dataset.DataException;

/** One format that image sets are published in. */
interface ImageSource {

  /**
   * Reads all images.
   *
   * @throws DataException if a file is missing or not what it should be
   */
  RawImages read(DatasetSettings settings);

  /** What a set holds, as far as that is known before it is read. */
  default Optional<Datasets.Published> published(DatasetSettings settings) {
    return Optional.empty();
  }

  /** Whether images can be resized. */
  default boolean resizes() {
    return false;
  }
}
