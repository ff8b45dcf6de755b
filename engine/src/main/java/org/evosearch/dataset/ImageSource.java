package org.evosearch.dataset;

/** One format that image sets are published in. */
interface ImageSource {

  /**
   * Reads all images.
   *
   * @throws DataException if a file is missing or not what it should be
   */
  RawImages read(DatasetSettings settings);
}
