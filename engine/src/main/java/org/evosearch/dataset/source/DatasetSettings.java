package org.evosearch.dataset.source;

import java.io.Serializable;
import org.evosearch.dataset.ImagePlacement;
import org.jspecify.annotations.Nullable;

/**
 * Which images, and how they are divided.
 *
 * @param name a name of {@link Datasets#names()}
 * @param path folder with the files of the set; null for the embedded copy or a download
 * @param validationFraction part of each class of the training images that validates, in (0, 1)
 * @param splitSeed seed of the split
 * @param trainImages limit on training and validation images together, drawn by class; 0 for all
 * @param imageSize side in pixels to which an image folder is resized; 0 to keep it as it is
 * @param placement where images are kept between batches
 */
public record DatasetSettings(
    String name,
    @Nullable String path,
    double validationFraction,
    long splitSeed,
    int trainImages,
    int imageSize,
    ImagePlacement placement)
    implements Serializable {

  /** Checks the ranges. */
  public DatasetSettings {
    if (!(validationFraction > 0 && validationFraction < 1)) {
      throw invalid("validation-fraction", validationFraction, "above 0, below 1");
    }
    if (trainImages < 0) {
      throw invalid("train-images", trainImages, "0 for all, or more");
    }
    if (imageSize < 0) {
      throw invalid("image-size", imageSize, "0 to keep, or the side in pixels");
    }
  }

  /** How many training and validation images there are at most. */
  ImageLimit limit() {
    return new ImageLimit(trainImages, splitSeed);
  }

  private static IllegalArgumentException invalid(String key, Number value, String rule) {
    return new IllegalArgumentException(
        "Invalid dataset." + key + ": " + value + " (" + rule + ")");
  }
}
