package org.evosearch.dataset.source;

import java.util.List;
import org.evosearch.config.PartFactory;
import org.evosearch.config.Section;
import org.evosearch.dataset.Normalization;
import org.jspecify.annotations.Nullable;

/**
 * One image set that settings may name.
 *
 * @param name in settings
 * @param source reads its images
 * @param normalization the published numbers, null to measure the training images
 */
record ImageSet(String name, ImageSource source, @Nullable Normalization normalization)
    implements PartFactory {

  /** A set that is normalized by its own training images. */
  ImageSet(String name, ImageSource source) {
    this(name, source, null);
  }

  @Override
  public List<String> resultKeys(Section root) {
    return List.of("dataset");
  }
}
