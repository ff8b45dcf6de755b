package org.evosearch.dataset.source;

import java.util.List;
import org.evosearch.config.PartFactory;
import org.evosearch.config.Section;
import org.evosearch.dataset.Normalization;
import org.jspecify.annotations.Nullable;

/**
 * One image set, which settings select by name.
 *
 * @param name in settings
 * @param source reads its images
 * @param normalization published statistics, null to compute those of the training images
 */
record ImageSet(String name, ImageSource source, @Nullable Normalization normalization)
    implements PartFactory {

  /** A set that is normalized by the statistics of its training images. */
  ImageSet(String name, ImageSource source) {
    this(name, source, null);
  }

  @Override
  public List<String> resultKeys(Section root) {
    return List.of("dataset");
  }
}
