package org.evosearch.dataset.source;

import java.io.Serializable;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.table.TableEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Which data are used, and how they are split.
 *
 * @param name a name of {@link Datasets#names()}
 * @param path folder with the files of the set; null for the embedded copy or a download
 * @param division which of the data are used, and for what
 * @param size side in pixels to which an image folder is resized, or the length to which signals
 *     are truncated or padded; 0 to keep them as they are
 * @param placement where images and rows are kept between batches
 * @param table how rows of a table are prepared; null for images and signals
 * @param kind of the examples
 */
public record DatasetSettings(
    String name,
    @Nullable String path,
    Division division,
    int size,
    ImagePlacement placement,
    @Nullable TableEncoding table,
    Kind kind)
    implements Serializable {

  /** The kind of examples. */
  public enum Kind {
    /** Images. */
    IMAGES,
    /** Rows of a table. */
    TABULAR,
    /** Signals. */
    SIGNAL
  }

  /**
   * How data without predefined parts are split.
   *
   * @param validationFraction fraction of each class of the training examples that is held out for
   *     validation, in (0, 1)
   * @param splitSeed seed of the split
   * @param trainImages limit on training and validation examples together, drawn by class; 0 for
   *     all
   */
  public record Division(double validationFraction, long splitSeed, int trainImages)
      implements Serializable {

    /** Checks the ranges. */
    public Division {
      if (!(validationFraction > 0 && validationFraction < 1)) {
        throw invalid("validation-fraction", validationFraction, "above 0, below 1");
      }
      if (trainImages < 0) {
        throw invalid("train-images", trainImages, "0 for all, or more");
      }
    }
  }

  /** Checks the range. */
  public DatasetSettings {
    if (size < 0) {
      throw invalid("image-size", size, "0 to keep, or the side in pixels");
    }
  }

  /** Images. */
  public DatasetSettings(
      String name,
      @Nullable String path,
      double validationFraction,
      long splitSeed,
      int trainImages,
      int imageSize,
      ImagePlacement placement) {
    this(
        name,
        path,
        new Division(validationFraction, splitSeed, trainImages),
        imageSize,
        placement,
        null,
        Kind.IMAGES);
  }

  /** These data as the rows of a table. */
  public DatasetSettings ofTable(TableEncoding rows) {
    return new DatasetSettings(name, path, division, size, placement, rows, Kind.TABULAR);
  }

  /**
   * These data as signals.
   *
   * @param length to which they are truncated or padded; 0 if all have one length
   */
  public DatasetSettings ofSignals(int length) {
    return new DatasetSettings(name, path, division, length, placement, null, Kind.SIGNAL);
  }

  /** Whether targets are numbers, not classes. */
  public boolean isNumbers() {
    return table != null && table.goal() == TableEncoding.Goal.REGRESSION;
  }

  double validationFraction() {
    return division.validationFraction();
  }

  /** Seed of the split. */
  public long splitSeed() {
    return division.splitSeed();
  }

  /** The limit on training and validation examples together. */
  ImageLimit limit() {
    return new ImageLimit(division.trainImages(), division.splitSeed());
  }

  private static IllegalArgumentException invalid(String key, Number value, String rule) {
    return new IllegalArgumentException(
        "Invalid dataset." + key + ": " + value + " (" + rule + ")");
  }
}
