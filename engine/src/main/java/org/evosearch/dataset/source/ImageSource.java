package org.evosearch.dataset.source;

import java.util.Optional;
import org.evosearch.dataset.DataException;

/** One format that image sets are published in. */
interface ImageSource {

  /**
   * Reads all images.
   *
   * @throws DataException if a file is missing or malformed
   */
  RawImages read(DatasetSettings settings);

  /** The content of a set, if it is known before reading. */
  default Optional<Datasets.Published> published(DatasetSettings settings) {
    return Optional.empty();
  }

  /** Whether images can be resized. */
  default boolean resizes() {
    return false;
  }
}
